import { useMemo } from 'react';
import { formatDateTime, type TimeZone } from '../../../../shared/text/times.ts';
import type { RecordRows } from '../records/record-log.ts';

const dayOf = (ms: bigint | number, zone: TimeZone) => formatDateTime(ms, zone).slice(0, 10);

/** Whether the list reaches beyond today. Decided for each answer anew, not for each arrival: a column does not widen by itself. */
export function useAcrossDays(rows: RecordRows, generation: number, zone: TimeZone): boolean {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows of an answer are meant, not every change of them
  return useMemo(() => {
    const today = dayOf(Date.now(), zone);
    return [rows.at(0), rows.at(rows.length - 1)].some(
      (ref) => ref !== undefined && dayOf(ref.batch.timestampMs[ref.row] ?? 0n, zone) !== today,
    );
  }, [generation, zone]);
}
