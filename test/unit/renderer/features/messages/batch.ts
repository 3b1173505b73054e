import {
  encodeHeaders,
  encodeRecordBatch,
  type RecordHeader,
  recordFlag,
} from '../../../../../shared/wire/record-batch.ts';

export type Told = {
  offset: number;
  partition?: number;
  key?: string | Uint8Array | null;
  value?: string | Uint8Array | null;
  headers?: RecordHeader[];
  timestampMs?: number;
  flags?: number;
};

const bytesOf = (field: string | Uint8Array | null) =>
  typeof field === 'string' ? new TextEncoder().encode(field) : field;

/** A batch as the core sends it, from what a test cares about. */
export function batchOf(rows: readonly Told[]): Uint8Array<ArrayBuffer> {
  return encodeRecordBatch(
    rows.map((told) => {
      const key = bytesOf(told.key === undefined ? `key-${told.offset}` : told.key);
      const value = bytesOf(told.value === undefined ? `value-${told.offset}` : told.value);
      return {
        offset: BigInt(told.offset),
        timestampMs: BigInt(told.timestampMs ?? 1_700_000_000_000 + told.offset),
        producerId: -1n,
        partition: told.partition ?? 0,
        leaderEpoch: 0,
        producerEpoch: -1,
        batchCount: rows.length,
        flags:
          (told.flags ?? 0) | (key === null ? recordFlag.keyNull : 0) | (value === null ? recordFlag.valueNull : 0),
        codec: 0,
        key,
        keyBytes: key?.length ?? 0,
        value,
        valueBytes: value?.length ?? 0,
        headers: encodeHeaders(told.headers ?? []),
      };
    }),
  );
}
