import type { RowSource, SortDirection, SortKey } from './column.ts';

/**
 * The order of rows by one column, as indices into `rows`: equal keys keep their order, unknown ones (`null`) are last in
 * both directions. Keys are read once into a typed array where they are numbers, so 100,000 rows take tens of milliseconds.
 */
export function sortRows<Row>(
  rows: RowSource<Row>,
  keyOf: (row: Row) => SortKey,
  direction: SortDirection,
): Uint32Array {
  const keys = readKeys(rows, keyOf);
  const sign = direction === 'ascending' ? 1 : -1;
  const known = Uint32Array.from(keys.known);
  known.sort(comparer(keys, sign));
  const order = new Uint32Array(keys.known.length + keys.unknown.length);
  order.set(known);
  order.set(keys.unknown, known.length);
  return order;
}

type Keys = {
  known: number[];
  unknown: number[];
  /** One of these is filled, by the kind of the first known key. A column has one kind. */
  numbers: Float64Array | undefined;
  bigints: BigInt64Array | undefined;
  strings: string[] | undefined;
};

function readKeys<Row>(rows: RowSource<Row>, keyOf: (row: Row) => SortKey): Keys {
  const keys: Keys = { known: [], unknown: [], numbers: undefined, bigints: undefined, strings: undefined };
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index);
    const key = row === undefined ? null : keyOf(row);
    if (key === null || Number.isNaN(key)) {
      keys.unknown.push(index);
      continue;
    }
    keys.known.push(index);
    if (typeof key === 'number') {
      keys.numbers ??= new Float64Array(rows.length);
      keys.numbers[index] = key;
    } else if (typeof key === 'bigint') {
      keys.bigints ??= new BigInt64Array(rows.length);
      keys.bigints[index] = key;
    } else {
      keys.strings ??= new Array<string>(rows.length);
      keys.strings[index] = key;
    }
  }
  return keys;
}

function comparer(keys: Keys, sign: number): (a: number, b: number) => number {
  const { numbers, bigints, strings } = keys;
  if (numbers !== undefined) return (a, b) => sign * ((numbers[a] ?? 0) - (numbers[b] ?? 0)) || a - b;
  // Not subtracted: the distance of two 64-bit numbers need not fit into a double.
  if (bigints !== undefined) return (a, b) => sign * compare(bigints[a] ?? 0n, bigints[b] ?? 0n) || a - b;
  if (strings !== undefined) return (a, b) => sign * compare(strings[a] ?? '', strings[b] ?? '') || a - b;
  return (a, b) => a - b;
}

function compare<T extends string | bigint>(a: T, b: T): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
