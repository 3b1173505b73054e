const sliceMs = 8;

/** Answers with a message naming the byte: the adapter turns it into a `Failure` with the broker and the request. */
function truncated(at: number, wanted: number, length: number): never {
  throw new RangeError(`wanted ${wanted} bytes at ${at} of ${length}`);
}

/**
 * Reads Kafka's primitive types (protocol guide, "Protocol Primitive Types") from one response, front to back.
 * `flexible` switches strings, bytes and arrays to their compact forms and makes {@link tags} read (KIP-482).
 * Throws RangeError on bytes that end early or lie about their lengths; never allocates by a length it has not checked.
 */
export class ProtocolReader {
  readonly buffer: Buffer;
  readonly flexible: boolean;
  at = 0;

  constructor(buffer: Buffer, flexible: boolean) {
    this.buffer = buffer;
    this.flexible = flexible;
  }

  get remaining(): number {
    return this.buffer.length - this.at;
  }

  private take(length: number): number {
    if (length < 0 || length > this.remaining) truncated(this.at, length, this.buffer.length);
    const from = this.at;
    this.at += length;
    return from;
  }

  skip(length: number): void {
    this.take(length);
  }

  int8(): number {
    return this.buffer.readInt8(this.take(1));
  }

  int16(): number {
    return this.buffer.readInt16BE(this.take(2));
  }

  int32(): number {
    return this.buffer.readInt32BE(this.take(4));
  }

  int64(): bigint {
    return this.buffer.readBigInt64BE(this.take(8));
  }

  boolean(): boolean {
    return this.int8() !== 0;
  }

  /** UNSIGNED_VARINT: at most five groups of seven bits. */
  uvarint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.buffer[this.take(1)] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError(`varint at ${this.at} is longer than five bytes`);
  }

  /** Length of a string, bytes or array field; −1 stands for null in both encodings. */
  private length(classic: () => number): number {
    return this.flexible ? this.uvarint() - 1 : classic.call(this);
  }

  nullableString(): string | null {
    const length = this.length(this.int16);
    if (length < 0) return null;
    const from = this.take(length);
    return this.buffer.toString('utf8', from, from + length);
  }

  string(): string {
    return this.nullableString() ?? '';
  }

  skipString(): void {
    this.skip(Math.max(0, this.length(this.int16)));
  }

  /** A view into the response, not a copy. */
  nullableBytes(): Buffer | null {
    const length = this.length(this.int32);
    if (length < 0) return null;
    const from = this.take(length);
    return this.buffer.subarray(from, from + length);
  }

  /** UUID as Kafka prints topic ids: 16 bytes in URL-safe base64; undefined for the zero id ("has none"). */
  uuid(): string | undefined {
    const from = this.take(16);
    const bytes = this.buffer.subarray(from, from + 16);
    return bytes.every((byte) => byte === 0) ? undefined : bytes.toString('base64url');
  }

  /** Element count; 0 for a null array. Every element takes at least one byte, so a larger count is a lie. */
  count(): number {
    const count = Math.max(0, this.length(this.int32));
    if (count > this.remaining) truncated(this.at, count, this.buffer.length);
    return count;
  }

  array<T>(element: () => T): T[] {
    const count = this.count();
    const elements: T[] = [];
    for (let i = 0; i < count; i++) elements.push(element());
    return elements;
  }

  /**
   * As {@link array}, for answers that hold thousands of elements: hands the thread back every few milliseconds,
   * so that a list of 2,000 topics does not hold up the window's other calls.
   */
  async longArray<T>(element: () => T): Promise<T[]> {
    const count = this.count();
    const elements: T[] = [];
    let began = performance.now();
    for (let i = 0; i < count; i++) {
      elements.push(element());
      if ((i & 31) === 31 && performance.now() - began > sliceMs) {
        await new Promise((resolve) => setImmediate(resolve));
        began = performance.now();
      }
    }
    return elements;
  }

  /** Skips tagged fields; reads nothing below the flexible versions. */
  tags(): void {
    if (!this.flexible) return;
    for (let left = this.uvarint(); left > 0; left--) {
      this.uvarint();
      this.skip(this.uvarint());
    }
  }
}
