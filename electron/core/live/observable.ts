import { createBell } from './bell.ts';

/** A value that is watched: newcomers get it at once, everyone gets the newest after it changed. */
export type Observable<T> = {
  get(): T;
  set(next: T): void;
  /** Until the signal fires. Values that came while the reader was busy are skipped but for the newest. */
  watch(signal: AbortSignal): AsyncIterable<T>;
};

/** Makes an {@link Observable} of `initial`. */
export function createObservable<T>(initial: T): Observable<T> {
  const bell = createBell();
  let value = initial;
  let version = 0;
  return {
    get: () => value,
    set(next) {
      value = next;
      version += 1;
      bell.ring();
    },
    async *watch(signal) {
      for (let seen = -1; !signal.aborted; ) {
        if (seen === version) await bell.wait(signal);
        else {
          seen = version;
          yield value;
        }
      }
    },
  };
}
