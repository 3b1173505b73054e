import { Failure, fail, failure } from '../../../shared/errors.ts';
import { createObservable, type Observable } from '../live/observable.ts';
import type { FilesPort } from '../ports/ports.ts';

/** A small file of this app that is read once, kept in memory and replaced as a whole. */
export type JsonFile<T> = {
  /** The value as it changes, after the first reading. Fails with FILE_FAILED when the file cannot be understood. */
  open(): Promise<Observable<T>>;
  /** Changes one after another. The new value counts only once it is on the disk. */
  update(change: (old: T) => T): Promise<T>;
};

export type JsonFileOptions<T> = {
  files: FilesPort;
  name: string;
  /** Written as `version`. A file of a newer version is left alone: an older app must not lose what a newer one wrote. */
  version: number;
  initial: T;
  /** Makes a value of what was found, dropping what does not fit. */
  parse(found: Record<string, unknown>): T;
  format(value: T): Record<string, unknown>;
};

/** Makes a {@link JsonFile}. What cannot be understood is never overwritten: every update fails as `open` does. */
export function createJsonFile<T>(options: JsonFileOptions<T>): JsonFile<T> {
  const { files, name, version, initial, parse, format } = options;
  let opened: Promise<Observable<T>> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function read(): Promise<T> {
    const bytes = await files.read(name);
    if (bytes === null) return initial;
    const found = parseObject(name, new TextDecoder().decode(bytes));
    if (typeof found.version !== 'number' || found.version > version)
      fail('FILE_FAILED', { subject: name, detail: `version ${String(found.version)}, expected ${version}` });
    return parse(found);
  }

  function open(): Promise<Observable<T>> {
    opened ??= read().then(createObservable, (caught: unknown) => {
      opened = undefined; // the next one looks again: the file may have been repaired
      throw caught;
    });
    return opened;
  }

  async function replace(change: (old: T) => T): Promise<T> {
    const current = await open();
    const next = change(current.get());
    const text = JSON.stringify({ version, ...format(next) }, null, 2);
    await files.writeAtomic(name, new TextEncoder().encode(`${text}\n`));
    current.set(next);
    return next;
  }

  return {
    open,
    update(change) {
      const done = queue.then(() => replace(change));
      queue = done.catch(() => undefined); // told to who asked; the next change starts from the old value
      return done;
    },
  };
}

function parseObject(name: string, text: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text);
    if (isObject(found)) return found;
    throw failure('FILE_FAILED', { subject: name, detail: 'not an object' });
  } catch (caught) {
    if (caught instanceof Failure) throw caught;
    throw failure('FILE_FAILED', { subject: name, detail: (caught as SyntaxError).message }, caught);
  }
}

/** Whether a parsed JSON value is an object with members. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
