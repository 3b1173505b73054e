import type { Change, PartitionDetail } from '../../../../shared/contract/index.ts';
import type { TimeZone } from '../../../../shared/text/times.ts';
import { parseMoment } from '../moment.ts';
import type { Draft } from './draft.ts';
import { type FieldBytes, fieldBytes, headerBytes } from './draft-bytes.ts';
import { type Target, targetPartition } from './target-partition.ts';

export type ProduceChange = Extract<Change, { kind: 'record.produce' }>;

/** The form read as a whole: what each part came to, and the change when every part is complete. */
export type ReadDraft = {
  key: FieldBytes;
  value: FieldBytes;
  /** Places of headers that cannot be read. */
  wrongHeaders: number[];
  isTimestampWrong: boolean;
  target: Target;
  /** Bytes of key, value and headers. */
  sizeBytes: number;
  change: ProduceChange | null;
};

/** Reads what was typed. Nothing is filled in: an incomplete part leaves `change` null. */
export function readDraft(
  topic: string,
  draft: Draft,
  partitions: readonly PartitionDetail[],
  zone: TimeZone,
): ReadDraft {
  const key = fieldBytes(draft.key);
  const value = fieldBytes(draft.value);
  const headers = draft.headers.map((header) => ({ name: header.name, value: headerBytes(header) }));
  const wrongHeaders = headers.flatMap((header, place) => (header.value === undefined ? [place] : []));
  const timestampMs = draft.timestamp === null ? null : parseMoment(draft.timestamp, zone);
  const isTimestampWrong = draft.timestamp !== null && timestampMs === null;
  const target = targetPartition(draft, key.bytes, partitions);
  const isComplete = wrongHeaders.length === 0 && !isTimestampWrong;
  const named = headers.flatMap(({ name, value: bytes }) => (bytes === undefined ? [] : [{ name, value: bytes }]));
  return {
    key,
    value,
    wrongHeaders,
    isTimestampWrong,
    target,
    sizeBytes:
      (key.bytes?.length ?? 0) +
      (value.bytes?.length ?? 0) +
      named.reduce((sum, header) => sum + header.name.length + (header.value?.length ?? 0), 0),
    change:
      isComplete && target !== null && key.problem === undefined && value.problem === undefined
        ? {
            kind: 'record.produce',
            topic,
            // By key is said as such: then the plan's commands need not name the partition.
            partition: target.hash === null ? target.partition : null,
            key: key.bytes,
            value: value.bytes,
            headers: named,
            timestampMs,
            compression: draft.compression,
            acks: draft.acks,
          }
        : null,
  };
}
