import type { Light } from '../../../shared/contract/index.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Source } from '../ports/source-state.ts';

/** One half of an opened cluster: its source, or why there is none. */
export type Part<S extends Source> = {
  /** As typed or as found; empty when no address is known. */
  address: string;
  source?: S;
  /** What is wrong beyond the source's own state: an answer that does not fit, an address that could not be opened. */
  trouble?: AppError;
  sinceMs: number;
};

/** A part as the top bar shows it. A source that is connected but led to the wrong thing is down, and says why. */
export function lightOf(part: Part<Source>): Light {
  const { address, source, trouble, sinceMs } = part;
  if (!source)
    return {
      state: address === '' ? 'absent' : 'down',
      ...(address !== '' && { address }),
      ...(trouble && { error: trouble }),
      sinceMs,
    };
  const now = source.state();
  const error = now.error ?? trouble;
  return {
    state: trouble && now.state === 'up' ? 'down' : now.state,
    address: now.address,
    up: now.up,
    known: now.known,
    ...(error && { error }),
    sinceMs: now.sinceMs,
    ...(now.nextTryAtMs !== undefined && { nextTryAtMs: now.nextTryAtMs }),
  };
}
