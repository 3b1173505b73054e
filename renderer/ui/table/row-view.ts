import type { RowKey, RowSource } from './column.ts';

/** Rows through an order and a filter, without copying them. */
export function viewRows<Row>(
  rows: RowSource<Row>,
  order: Uint32Array | undefined,
  matches: ((row: Row) => boolean) | undefined,
): RowSource<Row> {
  if (matches === undefined) return order === undefined ? rows : through(rows, order, order.length);
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const index = order === undefined ? place : (order[place] ?? place);
    const row = rows.at(index);
    if (row === undefined || !matches(row)) continue;
    kept[count] = index;
    count += 1;
  }
  return through(rows, kept, count);
}

function through<Row>(rows: RowSource<Row>, order: Uint32Array, length: number): RowSource<Row> {
  return {
    length,
    at(place) {
      const index = place < length ? order[place] : undefined;
      return index === undefined ? undefined : rows.at(index);
    },
  };
}

/**
 * Where a key stands now, or −1. It is looked for around `near`, where it stood before: in a list that grows by a few rows
 * at a time the answer is a few steps away.
 */
export function findKey<Row>(
  view: RowSource<Row>,
  rowKey: (row: Row) => RowKey,
  key: RowKey | undefined,
  near: number,
): number {
  if (key === undefined || view.length === 0) return -1;
  if (view.placeOf !== undefined) return view.placeOf(key);
  const start = Math.min(Math.max(near, 0), view.length - 1);
  for (let step = 0; step < view.length; step += 1) {
    if (holds(view, rowKey, key, start + step)) return start + step;
    if (step > 0 && holds(view, rowKey, key, start - step)) return start - step;
    if (start + step >= view.length && start - step < 0) break;
  }
  return -1;
}

function holds<Row>(view: RowSource<Row>, rowKey: (row: Row) => RowKey, key: RowKey, index: number): boolean {
  if (index < 0 || index >= view.length) return false;
  const row = view.at(index);
  return row !== undefined && rowKey(row) === key;
}
