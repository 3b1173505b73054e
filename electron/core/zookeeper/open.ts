import { parseConnectString } from './connect-string.ts';
import { withServerCount } from './count-servers.ts';
import { readRegistrations } from './registrations.ts';
import { openSession } from './session.ts';
import type { ZooKeeperOptions, ZooKeeperSource } from './source.ts';
import { getChildren, getNode, setData } from './verbs.ts';
import { createWatches } from './watches.ts';

/**
 * Opens ZooKeeper: begins to connect at once and keeps trying until it is closed. The session is connected without the
 * chroot, so that the tree can be walked above it. Fails with ADDRESS_INVALID.
 */
export function openZooKeeper(options: ZooKeeperOptions): ZooKeeperSource {
  const connect = parseConnectString(options.connect);
  const session = openSession(connect, options.readOnly);
  const watches = createWatches(session);
  return {
    chroot: connect.chroot,
    ...withServerCount(session, connect.servers),
    reconnect: session.reconnect,
    sessionId: session.id,
    watchChildren: watches.followChildren,
    watchNode: watches.followNode,
    watchStats: watches.followStats,
    getNode: (path, signal) => getNode(session, path, false, signal),
    getChildren: async (path, signal) => (await getChildren(session, path, false, signal)).names,
    setData: (path, data, version, signal) => setData(session, path, data, version, signal),
    kafkaRegistrations: (signal) => readRegistrations(session, connect.chroot, signal),
  };
}
