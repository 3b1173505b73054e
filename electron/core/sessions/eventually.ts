import { failure } from '../../../shared/errors.ts';
import { createBell } from '../live/bell.ts';

const pauseMs = 100;

/**
 * Looks until `look` answers something else than undefined. A cluster takes a moment until all brokers know of a change; when
 * the signal fires before they do, fails with READ_BACK_DIFFERS and the last thing that `describe` says.
 */
export async function eventually<T>(
  subject: string,
  signal: AbortSignal,
  look: () => Promise<T | undefined>,
  describe: () => string,
): Promise<T> {
  const bell = createBell();
  while (!signal.aborted) {
    const found = await look();
    if (found !== undefined) return found;
    await bell.wait(signal, pauseMs);
  }
  throw failure('READ_BACK_DIFFERS', { subject, detail: describe() });
}
