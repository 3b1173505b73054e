import type { RecordBatch } from '../../../../shared/wire/record-batch.ts';

/** One row of the list: where its record lies. Nothing is decoded until a row is looked at. */
export type RecordRef = {
  batch: RecordBatch;
  row: number;
  /** A number that stays with the row while others come and go; smaller is higher up in the list. */
  place: number;
};

/** One batch in the list, with its rows that match. */
export type Segment = {
  batch: RecordBatch;
  /** A tail's batch is in order of arrival and is read from its end, so that the newest is on top. */
  backward: boolean;
  /** Rows that match, in the order shown; null: all of them. */
  kept: Int32Array | null;
  count: number;
  firstPlace: number;
};

/** The segment that holds a place, in two stacks that meet where the lower one begins. */
export function segmentAt(upper: readonly Segment[], lower: readonly Segment[], place: number): Segment | undefined {
  const boundary = lower[0]?.firstPlace ?? Number.POSITIVE_INFINITY;
  const stack = place < boundary ? upper : lower;
  // Places fall along the upper stack and rise along the lower one.
  const sign = place < boundary ? -1 : 1;
  let low = 0;
  let high = stack.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = stack[middle];
    if (segment === undefined) return undefined;
    if (place < segment.firstPlace) {
      if (sign > 0) high = middle - 1;
      else low = middle + 1;
    } else if (place >= segment.firstPlace + segment.count) {
      if (sign > 0) low = middle + 1;
      else high = middle - 1;
    } else return segment;
  }
  return undefined;
}

/** The row at a place inside its segment. */
export function refAt(segment: Segment, place: number): RecordRef | undefined {
  const { batch, backward, kept, firstPlace } = segment;
  const index = place - firstPlace;
  const row = kept === null ? (backward ? batch.rows - 1 - index : index) : kept[index];
  return row === undefined ? undefined : { batch, row, place };
}

/** Where a row of the batch stands among those shown, or −1. */
export function placeInSegment({ batch, backward, kept }: Segment, row: number): number {
  if (kept !== null) return kept.indexOf(row);
  return backward ? batch.rows - 1 - row : row;
}
