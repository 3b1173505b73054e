import { failure, toAppError } from '../../../shared/errors.ts';
import { createBell } from '../live/bell.ts';

const pauseMs = 100;

/**
 * Looks until `look` answers something else than undefined: a cluster takes a moment until all brokers know of a change, and
 * one of them may just be away. When the signal fires before that, fails with READ_BACK_DIFFERS and the last thing that
 * `describe` says, or the last failure.
 */
export async function eventually<T>(
  subject: string,
  signal: AbortSignal,
  look: () => Promise<T | undefined>,
  describe: () => string,
): Promise<T> {
  const bell = createBell();
  let trouble: string | undefined;
  while (!signal.aborted) {
    try {
      const found = await look();
      if (found !== undefined) return found;
      trouble = undefined;
    } catch (caught) {
      const { retriable, code, detail } = toAppError(caught);
      if (!retriable && !signal.aborted) throw caught;
      trouble = detail ?? code;
    }
    await bell.wait(signal, pauseMs);
  }
  throw failure('READ_BACK_DIFFERS', { subject, detail: trouble ?? describe() });
}
