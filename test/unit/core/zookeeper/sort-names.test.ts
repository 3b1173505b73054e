import { describe, expect, test } from 'vitest';
import { sortNames } from '../../../../electron/core/zookeeper/sort-names.ts';

async function sorted(names: string[]) {
  return new TextDecoder().decode(await sortNames(names)).split('\n');
}

describe('natural order of child names', () => {
  test('numbers by their value, whatever their zeros and length', async () => {
    const ordered = ['1', '2', '10', 'a', 'lock-0000000009', 'lock-0000000010', 'lock-10000000000', 'lock-x'];
    expect(await sorted([...ordered].reverse())).toEqual(ordered);
  });

  test('a number stands where digits stand: before letters, after a dash', async () => {
    expect(await sorted(['p1x', 'px', 'p-1', 'p', 'p123456789012345678901234567890'])).toEqual([
      'p',
      'p-1',
      'p1x',
      'p123456789012345678901234567890',
      'px',
    ]);
  });

  test('equal numbers in other writings keep one order, and nothing is lost or changed', async () => {
    expect(await sorted(['a1', 'a001', 'a01'])).toEqual(await sorted(['a01', 'a1', 'a001']));
    expect(await sorted(['주문-2', '주문-10', '😀'])).toEqual(['주문-2', '주문-10', '😀']);
  });

  test('no names are no bytes', async () => {
    expect(await sortNames([])).toHaveLength(0);
  });

  test('100,000 sequential names come out in their order and leave the loop to others meanwhile', async () => {
    const names = Array.from(
      { length: 100_000 },
      (_, index) => `lock-${String((index * 7919) % 100_000).padStart(10, '0')}`,
    );
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 0);
    const result = await sorted(names);
    clearInterval(ticking);
    expect(result).toEqual([...names].sort());
    expect(turns).toBeGreaterThan(3);
  });
});
