import { failure } from '../../../shared/errors.ts';

/**
 * The promise's answer, or CANCELLED when the signal fires, or TIMED_OUT after `limitMs`. `subject`: what was asked.
 * The work itself is not stopped: its answer is dropped.
 */
export function withinLimit<T>(work: Promise<T>, limitMs: number, signal: AbortSignal, subject: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      done();
      reject(failure('TIMED_OUT', { subject, params: { limitMs } }));
    }, limitMs);
    const onAbort = () => {
      done();
      reject(failure('CANCELLED', { subject }));
    };
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    work.finally(done).then(resolve, reject);
  });
}
