import type { Znode, ZnodeStat } from '../../../shared/contract/index.ts';
import { joinZnodePath } from '../../../shared/domain/znode-path.ts';
import { decodeUtf8Strict } from '../../../shared/text/utf8.ts';
import type { FamilyStep } from './families.ts';
import { type JsonChange, jsonChanges } from './json-changes.ts';

/** Something that happened while one looked. Newest first in a feed. */
export type FeedEntry = {
  id: string;
  path: string;
  atMs: number;
  what:
    | { kind: 'created' }
    | { kind: 'deleted' }
    /** Too many children to name them. */
    | { kind: 'children'; before: number; after: number }
    /** `changes` where the data was on screen before and after, and is no secret. */
    | { kind: 'data'; from: number; to: number; changes: readonly JsonChange[] | null };
};

/** What is kept of it. */
export const feedLimit = 200;

/** What a new list of children tells, beside the list before it. */
export function familyEntries(path: string, step: FamilyStep, totalBefore: number, atMs: number): FeedEntry[] {
  const { family, added, removed } = step;
  const named = (kind: 'created' | 'deleted') => (name: string) => {
    const child = joinZnodePath(path, name);
    return { id: `${kind} ${child} ${atMs}`, path: child, atMs, what: { kind } };
  };
  if (added.length + removed.length > 0) return [...added.map(named('created')), ...removed.map(named('deleted'))];
  if (totalBefore === family.total) return [];
  const what = { kind: 'children', before: totalBefore, after: family.total } as const;
  return [{ id: `children ${path} ${atMs}`, path, atMs, what }];
}

/** What a new Stat tells, beside the one before it; null when the data is the same. */
export function statEntry(path: string, before: ZnodeStat, after: ZnodeStat, atMs: number): FeedEntry | null {
  // Another czxid is another node under the same name: its parent's list tells that.
  if (before.czxid !== after.czxid || after.version === before.version) return null;
  return {
    id: `data ${path} ${after.mzxid}`,
    path,
    atMs,
    what: { kind: 'data', from: before.version, to: after.version, changes: null },
  };
}

/** The same with the data before and after, which says what changed in it. */
export function nodeEntry(before: Znode, after: Znode, secret: boolean, atMs: number): FeedEntry | null {
  const entry = statEntry(after.path, before.stat, after.stat, atMs);
  if (entry?.what.kind !== 'data' || secret) return entry;
  const [old, now] = [before.data && decodeUtf8Strict(before.data), after.data && decodeUtf8Strict(after.data)];
  if (old === null || now === null) return entry;
  return { ...entry, what: { ...entry.what, changes: jsonChanges(old, now) } };
}

/** Puts entries in front. The same change may be told twice, by the Stat and by the data: the one that says more stays. */
export function addToFeed(feed: readonly FeedEntry[], entries: readonly FeedEntry[]): readonly FeedEntry[] {
  let next = feed;
  for (const entry of entries) {
    const known = next.find(({ id }) => id === entry.id);
    if (known === undefined) next = [entry, ...next];
    else if (saysMore(entry, known)) next = next.map((other) => (other === known ? entry : other));
  }
  return next.length > feedLimit ? next.slice(0, feedLimit) : next;
}

function saysMore(entry: FeedEntry, known: FeedEntry): boolean {
  return entry.what.kind === 'data' && known.what.kind === 'data' && known.what.changes === null;
}
