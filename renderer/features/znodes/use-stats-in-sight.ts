import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from '../../app/live.ts';
import type { ZnodeRow } from './tree-rows.ts';
import { takeStats } from './znodes-screen.ts';

/** Lines asked about together: what is on screen moves on in steps, so that not every line scrolled by is a new question. */
const step = 16;
const inSight = 80;
const restMs = 120;

/** Keeps the Stats of the lines on screen live. Answers their place and what to tell the tree to call. */
export function useStatsInSight(
  cluster: string,
  rows: readonly ZnodeRow[],
): { from: number; to: number; onLastVisible(index: number): void } {
  const [last, setLast] = useState(step * 3);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const to = Math.ceil((last + 1) / step) * step;
  const from = Math.max(0, to - inSight);
  const paths = rows.slice(from, to).flatMap((row) => (row.kind === 'node' && !row.gone ? [row.path] : []));
  const { value, atMs } = useLive('znodes.stats', paths.length === 0 ? null : { cluster, paths });
  const asked = useRef(paths);
  asked.current = paths;

  useEffect(() => {
    // A list of another length answers an older question.
    if (value === undefined || value.length !== asked.current.length) return;
    takeStats(cluster, asked.current, value, atMs ?? Date.now());
  }, [cluster, value, atMs]);

  const onLastVisible = useCallback((index: number) => {
    clearTimeout(rest.current);
    rest.current = setTimeout(() => setLast(index), restMs);
  }, []);
  useEffect(() => () => clearTimeout(rest.current), []);

  return { from, to, onLastVisible };
}
