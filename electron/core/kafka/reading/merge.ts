import { type RecordRow, recordFlag } from '../../../../shared/wire/record-batch.ts';

/** Rows of one partition in offset order. */
export type Side = { partition: number; rows: RecordRow[] };

export type Choice = {
  /** Number of records (markers are none) chosen of a side, from its end or from its beginning. */
  of(side: Side): number;
  /**
   * Whether records that the side has not read yet could still belong to the answer: all it has is chosen, and either
   * there is room left or something chosen ranks behind them.
   */
  wantsMore(side: Side): boolean;
};

export const isRecord = (row: RecordRow): boolean => (row.flags & recordFlag.control) === 0;

export const rowBytes = (row: RecordRow): number =>
  (row.key?.length ?? 0) + (row.value?.length ?? 0) + row.headers.length + 80;

type Ranked = { side: Side; row: RecordRow; rank: bigint };

/**
 * Gives every record the largest timestamp up to its offset. Ranks so never fall along a partition: choosing by them
 * takes an unbroken run of offsets, which the next page continues without gap or repeat, even where producers'
 * clocks disagree; where timestamps rise, the rank is the timestamp.
 */
function ranked(sides: readonly Side[]): Ranked[] {
  const all: Ranked[] = [];
  for (const side of sides) {
    let rank: bigint | undefined;
    for (const row of side.rows) {
      if (rank === undefined || row.timestampMs > rank) rank = row.timestampMs;
      if (isRecord(row)) all.push({ side, row, rank });
    }
  }
  return all;
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function compare(a: Ranked, b: Ranked): number {
  return order(a.rank, b.rank) || a.row.partition - b.row.partition || order(a.row.offset, b.row.offset);
}

function choose(sorted: Ranked[], limit: number, maxBytes: number): Choice {
  const chosen = new Map<Side, number>();
  const present = new Map<Side, number>();
  for (const { side } of sorted) present.set(side, (present.get(side) ?? 0) + 1);
  let bytes = 0;
  let left = limit;
  let last: Side | undefined;
  for (const { side, row } of sorted) {
    bytes += rowBytes(row);
    if (left === 0 || (bytes > maxBytes && last)) break;
    left--;
    last = side;
    chosen.set(side, (chosen.get(side) ?? 0) + 1);
  }
  const full = left === 0 || bytes > maxBytes;
  const of = (side: Side) => chosen.get(side) ?? 0;
  return {
    of,
    // Ranks never rise beyond what a side has read: the side that was chosen from last cannot displace anything.
    wantsMore: (side) => of(side) === (present.get(side) ?? 0) && !(full && side === last),
  };
}

/** The newest records over all sides: at most `limit` of them and (beyond one) `maxBytes`; a run at the end of each side. */
export function chooseNewest(sides: readonly Side[], limit: number, maxBytes: number): Choice {
  return choose(
    ranked(sides).sort((a, b) => compare(b, a)),
    limit,
    maxBytes,
  );
}

/** The oldest records over all sides: a run at the beginning of each. */
export function chooseOldest(sides: readonly Side[], limit: number, maxBytes: number): Choice {
  return choose(ranked(sides).sort(compare), limit, maxBytes);
}

/** Rows of several partitions by (timestamp, partition, offset), oldest first. */
export function mergeByTime(rows: RecordRow[]): RecordRow[] {
  return rows.sort(
    (a, b) => order(a.timestampMs, b.timestampMs) || a.partition - b.partition || order(a.offset, b.offset),
  );
}
