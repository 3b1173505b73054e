import { Failure, failure } from '../../../shared/errors.ts';

/**
 * Runs with a signal that fires with `signal` and after `limitMs`. Rejects then at once, with TIMED_OUT or what the signal
 * was aborted with, even when `run` does not listen: nothing in this process waits for ever.
 */
export async function withLimit<T>(
  signal: AbortSignal,
  limitMs: number,
  subject: string,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const timer = setTimeout(
    () => own.abort(failure('TIMED_OUT', { subject, params: { seconds: limitMs / 1000 } })),
    limitMs,
  );
  const pass = () => own.abort(signal.reason);
  if (signal.aborted) pass();
  signal.addEventListener('abort', pass, { once: true });
  try {
    return await Promise.race([aborted(own.signal), own.signal.aborted ? aborted(own.signal) : run(own.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', pass);
    // What is still under way has nobody left to answer to; the winner of the race is not affected.
    own.abort(failure('CANCELLED'));
  }
}

/** Rejects when the signal fires, with the {@link Failure} it carries, or CANCELLED. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason instanceof Failure ? signal.reason : failure('CANCELLED'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
