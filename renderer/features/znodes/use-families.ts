import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { useCluster } from '../../app/cluster.tsx';
import { cellKey, holdCell, onCells, readCell } from '../../app/live-cache.ts';
import { takeChildren } from './znodes-screen.ts';

const method = 'znodes.children';
const noTroubles: Readonly<Record<string, AppError>> = {};

/** Keeps the children of every open node live, and says which could not be read. */
export function useFamilies(cluster: string, open: ReadonlySet<string>): Readonly<Record<string, AppError>> {
  const { connection } = useCluster();
  const held = useRef(new Map<string, { key: string; release(): void; seen: unknown }>());
  const [troubles, setTroubles] = useState(noTroubles);

  // One watch per open node, for as long as it is open: opening one more must not begin the others anew.
  useEffect(() => {
    for (const path of open) {
      if (held.current.has(path)) continue;
      const input = { cluster, path };
      const key = cellKey(method, input, connection);
      held.current.set(path, { key, release: holdCell(key, method, input), seen: undefined });
    }
    for (const [path, { release }] of held.current) {
      if (open.has(path)) continue;
      release();
      held.current.delete(path);
    }
  }, [cluster, connection, open]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another cluster or connection has other watches
  useEffect(() => {
    const watches = held.current;
    return () => {
      for (const { release } of watches.values()) release();
      watches.clear();
    };
  }, [cluster, connection]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known of a node that was just opened is taken at once
  useEffect(() => {
    function take() {
      const failed: Record<string, AppError> = {};
      for (const [path, watch] of held.current) {
        const { value, error, atMs } = readCell<typeof method>(watch.key);
        if (error !== undefined && value === undefined) failed[path] = error;
        if (value === undefined || value === watch.seen) continue;
        const first = watch.seen === undefined;
        watch.seen = value;
        takeChildren(cluster, value, atMs ?? Date.now(), first);
      }
      setTroubles((before) => (sameKeys(before, failed) ? before : failed));
    }
    take();
    return onCells(take);
  }, [cluster, open]);

  return troubles;
}

function sameKeys(a: Readonly<Record<string, AppError>>, b: Readonly<Record<string, AppError>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key]?.code === b[key]?.code);
}
