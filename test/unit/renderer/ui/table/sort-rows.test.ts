import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortRows } from '../../../../../renderer/ui/table/sort-rows.ts';

describe('sortRows', () => {
  it('puts what is not known last in both directions', () => {
    const rows = [{ size: null }, { size: 5n }, { size: 9n }, { size: null }];
    expect([...sortRows(rows, (row) => row.size, 'ascending')]).toEqual([1, 2, 0, 3]);
    expect([...sortRows(rows, (row) => row.size, 'descending')]).toEqual([2, 1, 0, 3]);
  });

  it('tells 64-bit numbers apart that are one double', () => {
    const rows = [9_007_199_254_740_993n, 9_007_199_254_740_992n, -9_223_372_036_854_775_808n];
    expect([...sortRows(rows, (row) => row, 'ascending')]).toEqual([2, 1, 0]);
  });

  it('keeps the order of equals in both directions', () => {
    const rows = ['b', 'a', 'b', 'a'];
    expect([...sortRows(rows, (row) => row, 'ascending')]).toEqual([1, 3, 0, 2]);
    expect([...sortRows(rows, (row) => row, 'descending')]).toEqual([0, 2, 1, 3]);
  });

  it('takes a number that is none for not known', () => {
    expect([...sortRows([Number.NaN, 2, 1], (row) => row, 'ascending')]).toEqual([2, 1, 0]);
  });

  it('agrees with a stable sort of any numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))),
        (keys) => {
          const places = keys.map((_, index) => index);
          const expected = [
            ...places.filter((place) => keys[place] !== null).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0)),
            ...places.filter((place) => keys[place] === null),
          ];
          expect([
            ...sortRows(
              keys.map((key) => ({ key })),
              (row) => row.key,
              'ascending',
            ),
          ]).toEqual(expected);
        },
      ),
    );
  });
});
