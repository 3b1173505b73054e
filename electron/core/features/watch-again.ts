import type { Sample } from '../../../shared/contract/index.ts';
import { toAppError } from '../../../shared/errors.ts';
import { createBell } from '../live/bell.ts';
import type { ClockPort } from '../ports/ports.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 15_000;

/**
 * Watches something that may fail and come back, such as a znode behind a lost connection: a failure becomes a sample that
 * says when it is tried again, with growing pauses while nothing but failures come.
 */
export async function* watchAgain<T>(
  watch: (signal: AbortSignal) => AsyncIterable<T>,
  signal: AbortSignal,
  clock: ClockPort,
): AsyncGenerator<Sample<T>> {
  const bell = createBell();
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      for await (const value of watch(signal)) {
        pauseMs = firstPauseMs;
        yield { ok: true, value, atMs: clock.nowMs() };
      }
      return; // the source ends by itself only when it was told to
    } catch (caught) {
      if (signal.aborted) return;
      const atMs = clock.nowMs();
      yield { ok: false, error: toAppError(caught), atMs, nextTryAtMs: atMs + pauseMs };
    }
    await bell.wait(signal, pauseMs);
  }
}
