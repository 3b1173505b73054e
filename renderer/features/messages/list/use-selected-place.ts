import { useRef } from 'react';
import type { RecordId } from '../query.ts';
import type { Matches, RecordRows } from '../records/record-log.ts';
import type { RecordSession } from '../records/session.ts';

type Known = { session: RecordSession; record: RecordId; generation: number; matches: Matches | null; place: number };

/**
 * Where the open record stands in the list, by partition and offset. Looked for once per answer and filter; while it is
 * not there, again with every change of rows, because a tail may bring it.
 */
export function useSelectedPlace(
  session: RecordSession | undefined,
  rows: RecordRows,
  generation: number,
  matches: Matches | null,
  record: RecordId | null,
): number | undefined {
  const known = useRef<Known>(undefined);
  if (session === undefined || record === null) return undefined;
  const before = known.current;
  const isKnown =
    before?.session === session &&
    before.generation === generation &&
    before.matches === matches &&
    before.record.partition === record.partition &&
    before.record.offset === record.offset;
  if (!isKnown) {
    const found = session.find(record.partition, record.offset);
    known.current = found && { session, record, generation, matches, place: found.place };
  }
  const place = known.current?.place;
  return place !== undefined && rows.placeOf(place) >= 0 ? place : undefined;
}
