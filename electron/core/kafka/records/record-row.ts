import { codecNames, type RecordRow, recordFlag } from '../../../../shared/wire/record-batch.ts';
import type { RecordSetEntry } from './record-sets.ts';

export type DecodeOptions = {
  partition: number;
  /** Longer keys and values come cut to this, with the flag and the true size. */
  fieldCapBytes: number;
  /** Records below `from` or from `to` on are passed over. */
  from: bigint;
  to: bigint;
  /** The batch belongs to a transaction that was aborted. */
  aborted: boolean;
};

/** What differs from record to record within an entry. */
export type RecordFields = {
  offset: bigint;
  timestampMs: bigint;
  key: Buffer | null;
  value: Buffer | null;
  headers: Uint8Array;
};

/** A copy when cut, so that 64 KiB of a 10 MB value do not keep all of it alive. */
function cutField(field: Buffer | null, capBytes: number): Buffer | null {
  return field !== null && field.length > capBytes ? Buffer.from(field.subarray(0, capBytes)) : field;
}

/** Joins a record with what its batch tells about all of them. */
export function recordRow(
  entry: RecordSetEntry,
  batchCount: number,
  { offset, timestampMs, key, value, headers }: RecordFields,
  { partition, fieldCapBytes, aborted }: DecodeOptions,
): RecordRow {
  const keyBytes = key?.length ?? 0;
  const valueBytes = value?.length ?? 0;
  return {
    offset,
    // LogAppendTime: the broker rewrites only the batch's maximum, and it holds for all of its records.
    timestampMs: entry.appendTime ? entry.maxTimestampMs : timestampMs,
    producerId: entry.producerId,
    partition,
    leaderEpoch: entry.leaderEpoch,
    producerEpoch: entry.producerEpoch,
    batchCount,
    flags:
      (entry.control ? recordFlag.control : 0) |
      (entry.appendTime ? recordFlag.appendTime : 0) |
      (entry.transactional ? recordFlag.transactional : 0) |
      (aborted && !entry.control ? recordFlag.aborted : 0) |
      (key === null ? recordFlag.keyNull : 0) |
      (value === null ? recordFlag.valueNull : 0) |
      (keyBytes > fieldCapBytes ? recordFlag.keyCut : 0) |
      (valueBytes > fieldCapBytes ? recordFlag.valueCut : 0),
    codec: codecNames.indexOf(entry.codec),
    key: cutField(key, fieldCapBytes),
    keyBytes,
    value: cutField(value, fieldCapBytes),
    valueBytes,
    headers,
  };
}
