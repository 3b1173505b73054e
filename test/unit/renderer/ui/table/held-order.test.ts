import { describe, expect, it } from 'vitest';
import { holdOrder, refreshHeld } from '../../../../../renderer/ui/table/held-order.ts';

type Row = { name: string; rate: number };

function rows(...pairs: [string, number][]): Row[] {
  return pairs.map(([name, rate]) => ({ name, rate }));
}

function key(row: Row): string {
  return row.name;
}

const before = rows(['a', 30], ['b', 20], ['c', 10]);

describe('a held order', () => {
  it('shows new values in old places and counts the least number of rows that would move', () => {
    const now = rows(['c', 99], ['a', 31], ['b', 20]);
    const held = refreshHeld(holdOrder(before), now, now, key);
    expect(held.rows.map((row) => [row.name, row.rate])).toEqual([
      ['a', 31],
      ['b', 20],
      ['c', 99],
    ]);
    expect(held.moves).toBe(1);
  });

  it('appends what is new and keeps what is gone as it was last seen', () => {
    const now = rows(['d', 50], ['a', 30], ['c', 10]);
    const held = refreshHeld(holdOrder(before), now, now, key);
    expect(held.rows.map(key)).toEqual(['a', 'b', 'c', 'd']);
    expect([...held.gone]).toEqual(['b']);
    expect(held.moves).toBe(2);
  });

  it('keeps a row that the filter would drop, with its new value, and does not call it gone', () => {
    const all = rows(['a', 30], ['b', 1], ['c', 10]);
    const held = refreshHeld(holdOrder(before), rows(['a', 30], ['c', 10]), all, key);
    expect(held.rows[1]).toEqual({ name: 'b', rate: 1 });
    expect(held.gone.size).toBe(0);
    expect(held.moves).toBe(1);
  });

  it('has nothing to move while the order is the sorted one', () => {
    const now = rows(['a', 31], ['b', 21], ['c', 11]);
    expect(refreshHeld(holdOrder(before), now, now, key).moves).toBe(0);
  });
});
