import type { znodesContract } from '../../../shared/contract/index.ts';
import type { ClockPort } from '../ports/ports.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { within } from '../sessions/within.ts';
import type { FeatureHandlers } from './feature.ts';
import { watchAgain } from './watch-again.ts';

/** The tree of ZooKeeper: what is open is watched, nothing is asked twice. */
export function znodesHandlers(sessions: Sessions, clock: ClockPort): FeatureHandlers<typeof znodesContract> {
  return {
    async *'znodes.children'({ cluster, path }, signal) {
      const session = sessions.get(cluster);
      yield* within(session, signal, (both) =>
        watchAgain((again) => session.zookeeper().watchChildren(path, again), both, clock),
      );
    },
    async *'znodes.node'({ cluster, path }, signal) {
      const session = sessions.get(cluster);
      yield* within(session, signal, (both) =>
        watchAgain((again) => session.zookeeper().watchNode(path, again), both, clock),
      );
    },
    async *'znodes.stats'({ cluster, paths }, signal) {
      const session = sessions.get(cluster);
      yield* within(session, signal, (both) =>
        watchAgain((again) => session.zookeeper().watchStats(paths, again), both, clock),
      );
    },
    async 'znodes.complete'({ cluster, path, limit }, signal) {
      const cut = path.lastIndexOf('/');
      const parent = path.slice(0, cut) || '/';
      const begun = path.slice(cut + 1);
      const names = await sessions.get(cluster).zookeeper().getChildren(parent, signal);
      const fitting = names.filter((name) => name.startsWith(begun));
      const prefix = parent === '/' ? '/' : `${parent}/`;
      return { paths: fitting.slice(0, limit).map((name) => prefix + name), more: fitting.length > limit };
    },
  };
}
