/**
 * A password, key or token. It cannot be printed by accident: as text, in JSON and in Node's inspector it is
 * `[secret]`. Only {@link Secret.reveal} gives the value, so that every use of it can be found by that name.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}
