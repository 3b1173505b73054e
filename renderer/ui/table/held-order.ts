import type { RowKey, RowSource } from './column.ts';

/** A list whose order is kept although its rows changed. */
export type HeldOrder<Row> = {
  rows: readonly Row[];
  /** Keys of rows that are no longer there: shown as last seen, struck through, until the order is given up. */
  gone: ReadonlySet<RowKey>;
  /** How many rows would change place, or leave, if the order were given up now. */
  moves: number;
};

/** The list as it stands, to be held from now on. */
export function holdOrder<Row>(view: RowSource<Row>): HeldOrder<Row> {
  return { rows: listOf(view), gone: new Set(), moves: 0 };
}

/**
 * The held list with new values in the old places. Rows not known before come after; rows that the filter would now drop
 * stay with their new values; rows that went (are not in `all` any more) stay as they were.
 */
export function refreshHeld<Row>(
  held: HeldOrder<Row>,
  view: RowSource<Row>,
  all: RowSource<Row>,
  rowKey: (row: Row) => RowKey,
): HeldOrder<Row> {
  const living = new Map(listOf(all).map((row) => [rowKey(row), row]));
  const places = new Map(listOf(view).map((row, place) => [rowKey(row), place]));
  const rows: Row[] = [];
  const gone = new Set<RowKey>();
  const staying: number[] = [];
  for (const before of held.rows) {
    const key = rowKey(before);
    const now = living.get(key);
    const place = places.get(key);
    if (now === undefined) gone.add(key);
    if (place !== undefined) staying.push(place);
    places.delete(key);
    rows.push(now ?? before);
  }
  const leaving = rows.length - staying.length;
  for (const place of places.values()) {
    const row = view.at(place);
    if (row === undefined) continue;
    staying.push(place);
    rows.push(row);
  }
  return { rows, gone, moves: leaving + staying.length - longestRising(staying) };
}

function listOf<Row>(source: RowSource<Row>): Row[] {
  const list: Row[] = [];
  for (let index = 0; index < source.length; index += 1) {
    const row = source.at(index);
    if (row !== undefined) list.push(row);
  }
  return list;
}

/** Length of the longest rising subsequence: all other rows are those that would have to move. */
function longestRising(places: readonly number[]): number {
  const tails: number[] = [];
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    tails[low] = place;
  }
  return tails.length;
}
