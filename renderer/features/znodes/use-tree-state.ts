import type { AppError } from '../../../shared/errors.ts';
import { useCluster } from '../../app/cluster.tsx';
import { type Cached, call } from '../../app/live.ts';
import { reportError } from '../../app/toasts.ts';

/**
 * How live the page is. Watches outlive an outage in silence and go on after it, so ZooKeeper's own light tells: since when
 * what is shown is old, why, and when the next try is.
 */
export function useTreeState(known: boolean): Cached<boolean> & { again(): void; down: AppError | undefined } {
  const { cluster, zookeeper } = useCluster();
  const { state, error, sinceMs, nextTryAtMs } = zookeeper;
  const again = () => {
    call('clusters.reconnect', { cluster, source: 'zookeeper' }).catch(reportError);
  };
  if (state === 'up' || error === undefined) {
    const status = known && state === 'up' ? 'fresh' : 'waiting';
    return { status, value: known, error: undefined, atMs: sinceMs, again, down: undefined };
  }
  return {
    status: known ? 'stale' : 'failed',
    value: known,
    error,
    atMs: sinceMs,
    ...(nextTryAtMs !== undefined && { nextTryAtMs }),
    again,
    down: error,
  };
}
