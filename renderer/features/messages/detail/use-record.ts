import { useMemo, useRef } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import { openRecordBatch, type RecordView } from '../../../../shared/wire/record-batch.ts';
import { useRead } from '../../../app/live.ts';
import type { RecordId } from '../query.ts';
import type { RecordRows } from '../records/record-log.ts';

export type OpenRecord =
  | { status: 'known'; record: RecordView; inList: boolean }
  | { status: 'waiting' | 'missing' }
  | { status: 'failed'; error: AppError; again(): void };

/**
 * The open record: from the list, from before when it left the list, or read by itself when an address names one that the
 * list has never had.
 */
export function useRecord(
  cluster: string,
  topic: string,
  id: RecordId,
  rows: RecordRows,
  place: number | undefined,
  listRead: boolean,
): OpenRecord {
  const last = useRef<RecordView>(undefined);
  const isLast = last.current?.partition === id.partition && last.current.offset === id.offset;
  if (!isLast) last.current = undefined;
  if (last.current === undefined && place !== undefined) {
    const ref = rows.at(rows.placeOf(place));
    last.current = ref?.batch.record(ref.row);
  }

  const isAsked = last.current === undefined && listRead;
  const { partition, offset } = id;
  const read = useRead(
    'records.read',
    isAsked
      ? { cluster, topic, start: { kind: 'from', offsets: [{ partition, offset }] }, limit: 1, partitions: [partition] }
      : null,
  );
  const alone = useMemo(() => {
    if (read.value === undefined) return undefined;
    const batch = openRecordBatch(read.value.batch);
    const record = batch.rows > 0 ? batch.record(0) : undefined;
    // Where the offset is gone, Kafka answers with the next one there is.
    return record?.partition === partition && record.offset === offset ? record : null;
  }, [read.value, partition, offset]);

  if (last.current !== undefined) return { status: 'known', record: last.current, inList: place !== undefined };
  if (alone) return { status: 'known', record: alone, inList: false };
  if (alone === null) return { status: 'missing' };
  if (read.status === 'failed' && read.error !== undefined)
    return { status: 'failed', error: read.error, again: read.again };
  return { status: 'waiting' };
}
