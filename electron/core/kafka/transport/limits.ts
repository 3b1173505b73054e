import { Failure, failure } from '../../../../shared/errors.ts';

/** Why a signal was aborted, as a {@link Failure}: its own reason where that is one, else CANCELLED. */
export function abortFailure(signal: AbortSignal): Failure {
  return signal.reason instanceof Failure ? signal.reason : failure('CANCELLED');
}

/** Waits for `work` or the signal; the work itself goes on. */
export function untilAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(abortFailure(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    if (signal.aborted) onAbort();
  });
}

/**
 * As {@link untilAbort}, with a time limit.
 * @param onTimeout makes the failure of the time limit, and may end what will not answer any more
 */
export function within<T>(
  work: Promise<T>,
  { signal, timeoutMs, onTimeout }: { signal: AbortSignal; timeoutMs: number; onTimeout: () => Failure },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(onTimeout()), timeoutMs);
    untilAbort(work, signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** What `work` gives within the time, else undefined; the work itself goes on. */
export function soon<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Waits, or rejects at the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(abortFailure(signal));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}
