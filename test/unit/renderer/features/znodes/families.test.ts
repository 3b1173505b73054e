import { describe, expect, test } from 'vitest';
import { namedLimit, readFamily } from '../../../../../renderer/features/znodes/families.ts';
import { statOf } from './stat.ts';

const children = (...names: string[]) => ({
  path: '/p',
  stat: statOf({ numChildren: names.length }),
  names: new TextEncoder().encode(names.join('\n')),
  total: names.length,
});

describe('the children of an open node', () => {
  test('the first list tells no changes', () => {
    const step = readFamily(children('a', 'b'));
    expect(step.family.names).toEqual(['a', 'b']);
    expect([step.added, step.removed]).toEqual([[], []]);
  });

  test('no children are no names', () => {
    expect(readFamily(children()).family.names).toEqual([]);
  });

  test('what went away stays in its place, struck through, and is told once', () => {
    const first = readFamily(children('a', 'b', 'c', 'd'));
    const second = readFamily(children('a', 'd'), first.family);
    expect(second.family.names).toEqual(['a', 'b', 'c', 'd']);
    expect([...second.family.gone]).toEqual(['b', 'c']);
    expect(second.removed).toEqual(['b', 'c']);
    expect(second.family.total).toBe(2);
    const third = readFamily(children('a', 'd', 'e'), second.family);
    expect(third.family.names).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([third.added, third.removed]).toEqual([['e'], []]);
  });

  test('the first of all may go, and what comes back is new again', () => {
    const first = readFamily(children('a', 'b'));
    const without = readFamily(children('b'), first.family);
    expect(without.family.names).toEqual(['a', 'b']);
    const back = readFamily(children('a', 'b'), without.family);
    expect([...back.family.gone]).toEqual([]);
    expect(back.added).toEqual(['a']);
    expect(back.family.names).toEqual(['a', 'b']);
  });

  test('in a very long list no single name is told', () => {
    const names = Array.from({ length: namedLimit + 1 }, (_, index) => `n${index}`);
    const first = readFamily(children(...names));
    const step = readFamily(children(...names.slice(1)), first.family);
    expect(step.removed).toEqual([]);
    expect(step.family.names).toHaveLength(namedLimit);
  });
});
