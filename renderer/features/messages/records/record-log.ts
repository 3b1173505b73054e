import { openRecordBatch, type RecordBatch } from '../../../../shared/wire/record-batch.ts';
import { placeInSegment, type RecordRef, refAt, type Segment, segmentAt } from './segment.ts';

export type { RecordRef } from './segment.ts';

/** Rows from the top of the list down; a new object for every change of contents. */
export type RecordRows = {
  readonly length: number;
  at(index: number): RecordRef | undefined;
  /** Where the row with a place is now, or −1. */
  placeOf(place: number | string): number;
};

export type Matches = (batch: RecordBatch, row: number) => boolean;

export type LogLimits = { rows: number; bytes: number; waitingRows: number; waitingBytes: number };

// Together 200,000 records and 64 MiB: what a window holds however long it is left open.
const windowLimits: LogLimits = {
  rows: 150_000,
  bytes: 48 * 1024 * 1024,
  waitingRows: 50_000,
  waitingBytes: 16 * 1024 * 1024,
};

export type RecordLog = {
  rows(): RecordRows;
  /** Adds a page below, in the order it has. */
  append(bytes: Uint8Array): void;
  /** Adds arrivals on top, or behind "n new" while the log is held. The oldest batches fall out at the limits. */
  arrive(bytes: Uint8Array): void;
  /** While held, arrivals wait and no row moves. Letting go puts those that still wait on top. */
  hold(held: boolean): void;
  /** null: every record, transaction markers included. */
  filter(matches: Matches | null): void;
  /** The row of a record, if it is in the list now. */
  find(partition: number, offset: bigint): RecordRef | undefined;
  clear(): void;
  /** Rows kept, filtered out ones included; rows that came since the log is held; rows that fell out of those unseen. */
  counts(): { kept: number; shown: number; waiting: number; unseen: number; evicted: number };
};

/** Whole batches in the order of the list, filtered and looked up without an object per record. */
export function createRecordLog(limits: LogLimits = windowLimits): RecordLog {
  // Two stacks that meet at place 0: tail batches grow upwards, pages downwards, and neither ever moves the other.
  let above: Segment[] = [];
  let below: Segment[] = [];
  let waiting: RecordBatch[] = [];
  let matches: Matches | null = null;
  let held = false;
  let kept = 0;
  let keptBytes = 0;
  let waitingRows = 0;
  let waitingBytes = 0;
  let arrivedHeld = 0;
  let unseen = 0;
  let evicted = 0;

  const topPlace = () => above[above.length - 1]?.firstPlace ?? below[0]?.firstPlace ?? 0;
  const endPlace = () => {
    const last = below[below.length - 1] ?? above[0];
    return last === undefined ? 0 : last.firstPlace + last.count;
  };

  function select(segment: Segment): void {
    const { batch, backward } = segment;
    segment.kept = null;
    segment.count = batch.rows;
    if (matches === null) return;
    const rows = new Int32Array(batch.rows);
    let count = 0;
    for (let i = 0; i < batch.rows; i += 1) {
      const row = backward ? batch.rows - 1 - i : i;
      if (!matches(batch, row)) continue;
      rows[count] = row;
      count += 1;
    }
    segment.kept = rows.slice(0, count);
    segment.count = count;
  }

  function add(batch: RecordBatch, backward: boolean): void {
    const segment: Segment = { batch, backward, kept: null, count: 0, firstPlace: 0 };
    select(segment);
    if (backward) {
      segment.firstPlace = topPlace() - segment.count;
      above.push(segment);
    } else {
      segment.firstPlace = endPlace();
      below.push(segment);
    }
    kept += batch.rows;
    keptBytes += batch.sizeBytes;
  }

  function evict(): void {
    while ((kept > limits.rows || keptBytes > limits.bytes) && above.length + below.length > 1) {
      const oldest = below.pop() ?? above.shift();
      if (oldest === undefined) return;
      kept -= oldest.batch.rows;
      keptBytes -= oldest.batch.sizeBytes;
      evicted += oldest.batch.rows;
    }
  }

  function replace(): void {
    let place = 0;
    for (const segment of above) {
      select(segment);
      place -= segment.count;
      segment.firstPlace = place;
    }
    place = 0;
    for (const segment of below) {
      select(segment);
      segment.firstPlace = place;
      place += segment.count;
    }
  }

  return {
    rows() {
      // The stacks may be changed after this: a list that is painted keeps what it was given.
      const upper = [...above];
      const lower = [...below];
      const top = topPlace();
      const length = endPlace() - top;
      return {
        length,
        placeOf: (place) => (typeof place === 'number' && place >= top && place < top + length ? place - top : -1),
        at(index) {
          if (index < 0 || index >= length) return undefined;
          const place = top + index;
          const segment = segmentAt(upper, lower, place);
          return segment === undefined ? undefined : refAt(segment, place);
        },
      };
    },
    append(bytes) {
      const batch = openRecordBatch(bytes);
      if (batch.rows > 0) add(batch, false);
    },
    arrive(bytes) {
      const batch = openRecordBatch(bytes);
      if (batch.rows === 0) return;
      if (!held) {
        add(batch, true);
        evict();
        return;
      }
      arrivedHeld += batch.rows;
      waiting.push(batch);
      waitingRows += batch.rows;
      waitingBytes += batch.sizeBytes;
      while ((waitingRows > limits.waitingRows || waitingBytes > limits.waitingBytes) && waiting.length > 1) {
        const lost = waiting.shift();
        if (lost === undefined) return;
        waitingRows -= lost.rows;
        waitingBytes -= lost.sizeBytes;
        unseen += lost.rows;
      }
    },
    hold(next) {
      held = next;
      if (held) return;
      for (const batch of waiting) add(batch, true);
      arrivedHeld = 0;
      waiting = [];
      waitingRows = 0;
      waitingBytes = 0;
      evict();
    },
    filter(next) {
      matches = next;
      replace();
    },
    find(partition, offset) {
      for (const segment of [...above, ...below]) {
        const { batch } = segment;
        for (let row = 0; row < batch.rows; row += 1) {
          if (batch.partition[row] !== partition || batch.offset[row] !== offset) continue;
          const index = placeInSegment(segment, row);
          return index < 0 ? undefined : { batch, row, place: segment.firstPlace + index };
        }
      }
      return undefined;
    },
    clear() {
      above = [];
      below = [];
      waiting = [];
      kept = 0;
      keptBytes = 0;
      waitingRows = 0;
      waitingBytes = 0;
      arrivedHeld = 0;
      unseen = 0;
      evicted = 0;
    },
    counts: () => ({ kept, shown: endPlace() - topPlace(), waiting: arrivedHeld, unseen, evicted }),
  };
}
