import { failure } from '../../../shared/errors.ts';
import type { Session } from './session.ts';

/**
 * Passes on what is watched in a session, until the signal fires. When the session is closed under the watcher, it ends
 * with CLUSTER_NOT_OPEN: a list that just stopped would look like a list in which nothing happens.
 */
export async function* within<T>(
  session: Session,
  signal: AbortSignal,
  watch: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const both = AbortSignal.any([signal, session.closed]);
  try {
    for await (const item of watch(both)) {
      if (both.aborted) break;
      yield item;
    }
  } catch (caught) {
    if (!both.aborted) throw caught;
  }
  if (session.closed.aborted && !signal.aborted) throw failure('CLUSTER_NOT_OPEN', { subject: session.status().name });
}
