import { describe, expect, test } from 'vitest';
import {
  addToFeed,
  familyEntries,
  feedLimit,
  nodeEntry,
  statEntry,
} from '../../../../../renderer/features/znodes/feed.ts';
import { recentChanges } from '../../../../../renderer/features/znodes/recent-changes.ts';
import { statOf } from './stat.ts';

const node = (data: string | null, version: number) => ({
  path: '/p',
  stat: statOf({ version, mzxid: BigInt(version) }),
  data: data === null ? null : new TextEncoder().encode(data),
  acl: [],
});

describe('the feed of changes', () => {
  test('children that came and went', () => {
    const step = {
      family: { names: [], gone: new Set<string>(), stat: statOf(), total: 5 },
      added: ['x'],
      removed: ['y'],
    };
    expect(familyEntries('/p', step, 5, 7).map(({ path, what }) => [path, what.kind])).toEqual([
      ['/p/x', 'created'],
      ['/p/y', 'deleted'],
    ]);
  });

  test('of a long list only the number', () => {
    const step = {
      family: { names: [], gone: new Set<string>(), stat: statOf(), total: 9_000 },
      added: [],
      removed: [],
    };
    expect(familyEntries('/p', step, 8_000, 7)[0]?.what).toEqual({ kind: 'children', before: 8_000, after: 9_000 });
    expect(familyEntries('/p', step, 9_000, 7)).toEqual([]);
  });

  test('another node under the same name is no change of data', () => {
    expect(statEntry('/p', statOf({ czxid: 1n }), statOf({ czxid: 2n, version: 3 }), 7)).toBeNull();
    expect(statEntry('/p', statOf(), statOf({ numChildren: 1 }), 7)).toBeNull();
  });

  test('data that was on screen says what changed in it', () => {
    const entry = nodeEntry(node('{"isr":[1,2]}', 41), node('{"isr":[1,2,3]}', 42), false, 7);
    expect(entry?.what).toEqual({
      kind: 'data',
      from: 41,
      to: 42,
      changes: [{ path: 'isr', before: '[1,2]', after: '[1,2,3]' }],
    });
  });

  test('secrets and what is no text only say that they changed', () => {
    expect(nodeEntry(node('{"a":1}', 1), node('{"a":2}', 2), true, 7)?.what).toMatchObject({ changes: null });
    expect(nodeEntry(node(null, 1), node('{"a":2}', 2), false, 7)?.what).toMatchObject({ changes: null });
  });

  test('the same change told twice is one line, and the one that says more stays', () => {
    const said = statEntry('/p', statOf(), statOf({ version: 1, mzxid: 1n }), 7);
    const more = nodeEntry(node('{"a":1}', 0), node('{"a":2}', 1), false, 8);
    if (said === null || more === null) throw new Error('both are changes');
    expect(addToFeed(addToFeed([], [said]), [more])).toEqual([more]);
    expect(addToFeed(addToFeed([], [more]), [said])).toEqual([more]);
  });

  test('is newest first and bounded', () => {
    const entries = Array.from({ length: feedLimit + 5 }, (_, index) => ({
      id: String(index),
      path: '/p',
      atMs: index,
      what: { kind: 'created' } as const,
    }));
    const feed = addToFeed([], entries);
    expect(feed).toHaveLength(feedLimit);
    expect(feed[0]?.atMs).toBe(feedLimit + 4);
  });

  test('marks at the lines last a minute, the newest of a path', () => {
    const at = (path: string, atMs: number) => ({
      id: `${path}${atMs}`,
      path,
      atMs,
      what: { kind: 'created' } as const,
    });
    const recent = recentChanges([at('/a', 70_000), at('/a', 60_000), at('/b', 30_000), at('/c', 5_000)], 70_000);
    expect([...recent].map(([path, { atMs }]) => [path, atMs])).toEqual([
      ['/a', 70_000],
      ['/b', 30_000],
    ]);
  });
});
