import { describe, expect, it } from 'vitest';
import { findKey, viewRows } from '../../../../../renderer/ui/table/row-view.ts';

function key(row: string): string {
  return row;
}

describe('viewRows', () => {
  it('is the rows themselves when nothing is chosen', () => {
    const rows = ['a', 'b'];
    expect(viewRows(rows, undefined, undefined)).toBe(rows);
  });

  it('filters through the order', () => {
    const view = viewRows(['a1', 'b1', 'a2'], Uint32Array.of(2, 1, 0), (row) => row.startsWith('a'));
    expect([view.at(0), view.at(1), view.at(2), view.length]).toEqual(['a2', 'a1', undefined, 2]);
  });
});

describe('findKey', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'];

  it.each(['a', 'b', 'c', 'd', 'e'])('finds %s from anywhere', (wanted) => {
    for (const near of [-5, 0, 2, 4, 99]) expect(findKey(rows, key, wanted, near)).toBe(rows.indexOf(wanted));
  });

  it('says so when the key is not there', () => {
    expect(findKey(rows, key, 'z', 2)).toBe(-1);
    expect(findKey(rows, key, undefined, 2)).toBe(-1);
    expect(findKey([], key, 'a', 0)).toBe(-1);
  });
});
