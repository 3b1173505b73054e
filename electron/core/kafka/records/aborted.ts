import type { AbortedTransaction } from '../requests/fetch.ts';
import { markerType } from './decode-batch.ts';
import type { RecordSetEntry } from './record-sets.ts';

const isAbortMarker = (entry: RecordSetEntry): boolean => entry.control && markerType(entry) === 0;

/**
 * Tells for the entries of one answer, in offset order, which belong to aborted transactions, as consumers do: a
 * producer's batches from a transaction's first offset up to its abort marker.
 */
export function abortedTracker(transactions: readonly AbortedTransaction[]): (entry: RecordSetEntry) => boolean {
  const waiting = [...transactions].sort((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1));
  const aborting = new Set<bigint>();
  return (entry) => {
    if (entry.producerId < 0n) return false;
    while (waiting[0] && waiting[0].firstOffset <= entry.lastOffset) {
      const transaction = waiting.shift();
      if (transaction) aborting.add(transaction.producerId);
    }
    if (entry.control) {
      if (isAbortMarker(entry)) aborting.delete(entry.producerId);
      return false;
    }
    return entry.transactional && aborting.has(entry.producerId);
  };
}

/**
 * The aborted transactions that the answer itself proves: those whose abort marker stands in it. For reads beyond the
 * last stable offset, where the broker tells no list.
 */
export function abortedByMarkers(entries: readonly RecordSetEntry[]): AbortedTransaction[] {
  const open = new Map<bigint, bigint>();
  const aborted: AbortedTransaction[] = [];
  for (const entry of entries) {
    const firstOffset = open.get(entry.producerId);
    if (entry.control) {
      if (firstOffset !== undefined && isAbortMarker(entry))
        aborted.push({ producerId: entry.producerId, firstOffset });
      open.delete(entry.producerId);
    } else if (entry.transactional && firstOffset === undefined) open.set(entry.producerId, entry.baseOffset);
  }
  return aborted;
}
