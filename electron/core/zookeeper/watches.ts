import type { Znode, ZnodeChildren, ZnodeStat } from '../../../shared/contract/index.ts';
import { toAppError } from '../../../shared/errors.ts';
import { followMany } from './follow-many.ts';
import type { Session } from './session.ts';
import { createSharedWatch, type SharedWatch } from './shared-watch.ts';
import { sortNames } from './sort-names.ts';
import { getChildren, getNode, getStat } from './verbs.ts';

// One watch per path and kind for all who look. ZooKeeper's watches fire once and say only that something changed:
// each is followed by a read that arms the next. The client never sends its watches again after a reconnect; all that is
// open is read anew instead, because a watch whose request was under way when the connection broke is lost.

/** NodeDataChanged of ZooKeeper's Watcher.Event.EventType: the only event that leaves the child list as it is. */
const dataChanged = 3;

/** Between two reads of one path: a storm of changes is shown once a second. */
const gapMs = 1_000;
/** Between two lists of Stats. */
const listGapMs = 250;
/** Above this many children a node's own watch does not ask for the list only to keep `numChildren` fresh. */
const smallFamily = 1_000;

export type Watches = {
  followNode(path: string, signal: AbortSignal): AsyncGenerator<Znode, void>;
  followChildren(path: string, signal: AbortSignal): AsyncGenerator<ZnodeChildren, void>;
  followStats(paths: readonly string[], signal: AbortSignal): AsyncGenerator<(ZnodeStat | null)[], void>;
};

/** Serves all watches of a session. */
export function createWatches(session: Session): Watches {
  const nodes = new Map<string, SharedWatch<Znode>>();
  const families = new Map<string, SharedWatch<ZnodeChildren>>();
  const stats = new Map<string, SharedWatch<ZnodeStat | null>>();

  session.onWatch((event) => {
    if (event === null) {
      for (const watch of [...nodes.values(), ...families.values(), ...stats.values()]) watch.changed();
      return;
    }
    nodes.get(event.path)?.changed();
    stats.get(event.path)?.changed();
    if (event.type !== dataChanged) families.get(event.path)?.changed();
  });

  async function lookAtNode(path: string, signal: AbortSignal): Promise<Znode> {
    const node = await getNode(session, path, true, signal);
    const stat = await withFamily(path, node.stat, signal);
    return stat.mzxid === node.stat.mzxid ? { ...node, stat } : node;
  }

  async function lookAtStat(path: string, signal: AbortSignal): Promise<ZnodeStat | null> {
    const stat = await getStat(session, path, true, signal);
    if (stat === null) return null;
    try {
      return await withFamily(path, stat, signal);
    } catch (error) {
      // The Stat needs no permission, the list of children does; a node deleted in between fires its own watch.
      const { code } = toAppError(error);
      if (code === 'ZNODE_ACCESS_DENIED' || code === 'ZNODE_NOT_FOUND') return stat;
      throw error;
    }
  }

  /**
   * The Stat again, with the list of children watched where that is cheap: a data watch does not fire for children, but
   * they change the Stat (numChildren, cversion, pzxid).
   */
  async function withFamily(path: string, stat: ZnodeStat, signal: AbortSignal): Promise<ZnodeStat> {
    if (stat.ephemeralOwner !== 0n || stat.numChildren > smallFamily || families.has(path)) return stat;
    return (await getChildren(session, path, true, signal)).stat;
  }

  async function lookAtChildren(path: string, signal: AbortSignal): Promise<ZnodeChildren> {
    const { names, stat } = await getChildren(session, path, true, signal);
    return { path, stat, names: await sortNames(names), total: names.length };
  }

  return {
    async *followNode(path, signal) {
      yield* shared(nodes, path, lookAtNode).follow(signal);
    },
    async *followChildren(path, signal) {
      yield* shared(families, path, lookAtChildren).follow(signal);
    },
    async *followStats(paths, signal) {
      const follows = paths.map((path) => (inner: AbortSignal) => shared(stats, path, lookAtStat).follow(inner));
      yield* followMany(follows, listGapMs, signal);
    },
  };
}

function shared<T>(
  open: Map<string, SharedWatch<T>>,
  path: string,
  look: (path: string, signal: AbortSignal) => Promise<T>,
): SharedWatch<T> {
  const known = open.get(path);
  if (known !== undefined) return known;
  const watch = createSharedWatch<T>(
    (signal) => look(path, signal),
    gapMs,
    () => {
      if (open.get(path) === watch) open.delete(path);
    },
  );
  open.set(path, watch);
  return watch;
}
