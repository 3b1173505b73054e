import { create } from 'zustand';
import type { Znode, ZnodeChildren, ZnodeStat } from '../../../shared/contract/index.ts';
import type { Draft } from './draft.ts';
import { type Family, readFamily } from './families.ts';
import { addToFeed, type FeedEntry, familyEntries, nodeEntry, statEntry } from './feed.ts';

export type DataMode = 'tree' | 'text' | 'hex';
/** `edit` is a tab only while something is being written, `stat` only where its column has no room. */
export type NodeTab = DataMode | 'edit' | 'stat';

/** What the page looks like to the person now; kept while they are on another page, forgotten with the window. */
export type ZnodesScreen = {
  open: ReadonlySet<string>;
  /** Whether the levels above the chroot are shown. */
  above: boolean;
  filter: string;
  tab: NodeTab;
  families: Readonly<Record<string, Family>>;
  stats: Readonly<Record<string, ZnodeStat>>;
  feed: readonly FeedEntry[];
  drafts: Readonly<Record<string, Draft>>;
};

const initial: ZnodesScreen = {
  open: new Set(),
  above: false,
  filter: '',
  tab: 'tree',
  families: {},
  stats: {},
  feed: [],
  drafts: {},
};

const screens = create<{ byCluster: Readonly<Record<string, ZnodesScreen>> }>(() => ({ byCluster: {} }));

/** The screen of one cluster's tree. */
export function useZnodesScreen(cluster: string): ZnodesScreen {
  return screens((state) => state.byCluster[cluster] ?? initial);
}

/** The same, for code that is no component. */
export function znodesScreen(cluster: string): ZnodesScreen {
  return screens.getState().byCluster[cluster] ?? initial;
}

/** Changes a part of it. */
export function setZnodesScreen(cluster: string, change: Partial<ZnodesScreen>): void {
  screens.setState(({ byCluster }) => ({
    byCluster: { ...byCluster, [cluster]: { ...(byCluster[cluster] ?? initial), ...change } },
  }));
}

/** Opens nodes, keeping what is open. */
export function openZnodes(cluster: string, paths: readonly string[]): void {
  const { open } = znodesScreen(cluster);
  if (paths.every((path) => open.has(path))) return;
  setZnodesScreen(cluster, { open: new Set([...open, ...paths]) });
}

/** Closes a node. What is open below it is closed too, and what was known of its children is forgotten. */
export function closeZnode(cluster: string, closed: string): void {
  const { open, families } = znodesScreen(cluster);
  const below = closed === '/' ? '/' : `${closed}/`;
  const stays = (path: string) => path !== closed && !path.startsWith(below);
  setZnodesScreen(cluster, {
    open: new Set([...open].filter(stays)),
    families: Object.fromEntries(Object.entries(families).filter(([path]) => stays(path))),
  });
}

/** A list of children as the core pushed it; the `first` one after opening tells no changes. */
export function takeChildren(cluster: string, value: ZnodeChildren, atMs: number, first: boolean): void {
  const { families, feed } = znodesScreen(cluster);
  const before = first ? undefined : families[value.path];
  const step = readFamily(value, before);
  setZnodesScreen(cluster, {
    families: { ...families, [value.path]: step.family },
    feed: before === undefined ? feed : addToFeed(feed, familyEntries(value.path, step, before.total, atMs)),
  });
}

/** The Stats of the lines in sight, as the core pushed them; null for a node that is not there. */
export function takeStats(
  cluster: string,
  paths: readonly string[],
  stats: readonly (ZnodeStat | null)[],
  atMs: number,
): void {
  const screen = znodesScreen(cluster);
  const next = { ...screen.stats };
  const entries: FeedEntry[] = [];
  for (const [index, path] of paths.entries()) {
    const [before, after] = [screen.stats[path], stats[index] ?? null];
    if (after === null) {
      delete next[path];
      continue;
    }
    next[path] = after;
    const entry = before === undefined ? null : statEntry(path, before, after, atMs);
    if (entry !== null) entries.push(entry);
  }
  setZnodesScreen(cluster, { stats: next, feed: addToFeed(screen.feed, entries) });
}

/** The node that is looked at, and how it was before. */
export function takeNode(cluster: string, before: Znode, after: Znode, secret: boolean, atMs: number): void {
  const entry = nodeEntry(before, after, secret, atMs);
  const screen = znodesScreen(cluster);
  if (entry !== null) setZnodesScreen(cluster, { feed: addToFeed(screen.feed, [entry]) });
}

/** Keeps, replaces or (undefined) throws away what is being written for a node. */
export function setDraft(cluster: string, path: string, draft: Draft | undefined): void {
  const { [path]: _, ...others } = znodesScreen(cluster).drafts;
  setZnodesScreen(cluster, { drafts: draft === undefined ? others : { ...others, [path]: draft } });
}
