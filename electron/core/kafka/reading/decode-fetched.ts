import type { AppError } from '../../../../shared/errors.ts';
import { toAppError } from '../../../../shared/errors.ts';
import type { RecordRow } from '../../../../shared/wire/record-batch.ts';
import { abortedByMarkers, abortedTracker } from '../records/aborted.ts';
import { decodeRecords } from '../records/decode-records.ts';
import { type RecordSetEntry, walkRecordSet } from '../records/record-sets.ts';
import type { FetchedPartition } from '../requests/fetch.ts';

export type DecodedFetch = {
  rows: RecordRow[];
  /** The offset after the last batch; `from` when none came. */
  next: bigint;
  /** The first batch that could not be read; those around it are in `rows`. */
  error?: AppError;
};

/**
 * Rows of one fetched partition within [from, to), markers included. Aborted records are flagged, or left out under
 * `committed`. `stable` says whether the broker told the aborted transactions (it was asked under read_committed).
 */
export function decodeFetched(
  fetched: FetchedPartition,
  options: { from: bigint; to: bigint; committed: boolean; stable: boolean; fieldCapBytes: number },
): DecodedFetch {
  const { from, to, committed, stable, fieldCapBytes } = options;
  const entries: RecordSetEntry[] = [];
  const rows: RecordRow[] = [];
  let next = from;
  let error: AppError | undefined;
  const after = (lastOffset: bigint) => {
    if (lastOffset >= next) next = lastOffset + 1n;
  };
  for (const each of walkRecordSet(fetched.records)) {
    if ('entry' in each) {
      entries.push(each.entry);
      after(each.entry.lastOffset);
      continue;
    }
    error ??= toAppError(each.unreadable);
    // What lies behind it is out of reach: end the range instead of asking for the same bytes again.
    after(each.lastOffset ?? to - 1n);
  }
  const isAborted = abortedTracker(stable ? fetched.aborted : abortedByMarkers(entries));
  for (const entry of entries) {
    const aborted = isAborted(entry);
    if ((aborted && committed) || entry.lastOffset < from || (entry.magic === 2 && entry.baseOffset >= to)) continue;
    try {
      const decoded = decodeRecords(entry, { partition: fetched.partition, fieldCapBytes, from, to, aborted });
      for (const row of decoded) rows.push(row);
    } catch (caught) {
      error ??= toAppError(caught);
    }
  }
  return { rows, next, ...(error ? { error } : {}) };
}
