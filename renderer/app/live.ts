import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { CallMethod, Input, LiveMethod, Output, State } from '../../shared/contract/index.ts';
import { toAppError } from '../../shared/errors.ts';
import { canonical } from './canonical.ts';
import { getClient, onClient } from './client.ts';
import { askAgain, type Cached, cellKey, holdCell, onCells, readCell, waiting } from './live-cache.ts';

export type { Cached } from './live-cache.ts';

const openListKey = cellKey('clusters.open.list', {});

/**
 * What the core pushes for this question, shared by everyone who asks the same; closed when the last one leaves.
 * `null` asks nothing. `again` asks at once.
 */
export function useLive<M extends LiveMethod>(method: M, input: Input<M> | null): Cached<State<M>> & { again(): void } {
  const stable = useStable(input);
  const connection = useConnection(stable);
  const key = stable === null ? undefined : cellKey(method, stable, connection);
  const cell = useSyncExternalStore(onCells, () => (key === undefined ? waiting : readCell<M>(key)));

  useEffect(() => {
    if (key === undefined || stable === null) return;
    return holdCell(key, method, stable);
  }, [key, method, stable]);

  const again = useCallback(() => {
    if (key !== undefined) askAgain(key);
  }, [key]);

  return { ...cell, again };
}

/** One answer, kept until the input changes or `again` is called. Cancelled, down to the socket, when nobody waits any more. */
export function useRead<M extends CallMethod>(
  method: M,
  input: Input<M> | null,
): Cached<Output<M>> & { again(): void } {
  const stable = useStable(input);
  const [answer, setAnswer] = useState<{ of: Input<M> | null; cell: Cached<Output<M>> }>({ of: null, cell: waiting });
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what asking again means
  useEffect(() => {
    if (stable === null) return;
    const abort = new AbortController();
    const old = (before: { of: Input<M> | null; cell: Cached<Output<M>> }) =>
      before.of === stable ? before.cell : waiting;
    setAnswer((before) => {
      const known = old(before);
      return { of: stable, cell: known.value === undefined ? waiting : { ...known, status: 'refreshing' } };
    });
    call(method, stable, abort.signal).then(
      (value) => {
        if (abort.signal.aborted) return;
        setAnswer({ of: stable, cell: { status: 'fresh', value, error: undefined, atMs: Date.now() } });
      },
      (caught: unknown) => {
        if (abort.signal.aborted) return;
        const error = toAppError(caught);
        setAnswer((before) => {
          const { value, atMs } = old(before);
          return { of: stable, cell: { status: value === undefined ? 'failed' : 'stale', value, error, atMs } };
        });
      },
    );
    return () => abort.abort();
  }, [method, stable, turn]);

  const again = useCallback(() => setTurn((now) => now + 1), []);
  const lost = answer.cell.error?.code === 'CLOSED';
  useEffect(() => (lost ? onClient(again) : undefined), [lost, again]);

  const cell = answer.of === stable && stable !== null ? answer.cell : waiting;
  return { ...cell, again };
}

/** A call as a promise that rejects also when there is no wire, never throws. */
export async function call<M extends CallMethod>(method: M, input: Input<M>, signal?: AbortSignal): Promise<Output<M>> {
  return getClient().call(method, input, signal);
}

/** The same object as long as its content is equal. */
function useStable<T>(value: T): T {
  const [held, setHeld] = useState(value);
  if (held === value || canonical(held) === canonical(value)) return held;
  setHeld(value);
  return value;
}

/** The id of the connection that answers for the input's cluster: answers of an older one are never mixed in. */
function useConnection(input: unknown): string {
  const cluster = clusterOf(input);
  return useSyncExternalStore(onCells, () => {
    if (cluster === undefined) return '';
    const open = readCell<'clusters.open.list'>(openListKey).value;
    return open?.find((status) => status.cluster === cluster)?.connection ?? '';
  });
}

function clusterOf(input: unknown): string | undefined {
  if (input && typeof input === 'object' && 'cluster' in input && typeof input.cluster === 'string') {
    return input.cluster;
  }
  return undefined;
}
