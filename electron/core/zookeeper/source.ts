import type { Znode, ZnodeChildren, ZnodeStat } from '../../../shared/contract/index.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Source } from '../ports/source-state.ts';

export type ZooKeeperOptions = {
  /** Connect string with its chroot: `host:port,host:port/chroot`. */
  connect: string;
  /** Then only reading opcodes leave this process. */
  readOnly: boolean;
};

/** What `/brokers/ids/<id>` says, as far as it is needed to reach the broker. */
export type RegisteredBroker = {
  id: number;
  endpoints: {
    listener: string;
    protocol: string;
    host: string;
    port: number;
  }[];
  jmxPort: number | null;
};

/** ZooKeeper in its own verbs. Paths are absolute from the server's root; the chroot is only where one begins. */
export type ZooKeeperSource = Source & {
  /** `/` when none was given. */
  readonly chroot: string;
  /** Session id as ZooKeeper's `dump` prints it (`0x…`); null while there is none. */
  sessionId(): string | null;
  /**
   * Yields at once, then after every change of the child list (at most once a second), until the signal fires.
   * An outage does not end it: it goes on after the reconnect. Ends with ZNODE_NOT_FOUND or ZNODE_ACCESS_DENIED.
   */
  watchChildren(path: string, signal: AbortSignal): AsyncIterable<ZnodeChildren>;
  /**
   * Yields at once, then after every change of data or Stat (at most once a second), outages as above. Ends with
   * ZNODE_NOT_FOUND when it is deleted. A change of the ACL alone fires no watch: it shows with the next other change.
   */
  watchNode(path: string, signal: AbortSignal): AsyncIterable<Znode>;
  /**
   * The Stats of several nodes, null where there is none: at once, then after changes of any of them, at most four times
   * a second. Asks for no data. Outages as above.
   */
  watchStats(paths: readonly string[], signal: AbortSignal): AsyncIterable<(ZnodeStat | null)[]>;
  /** One look, no watch. */
  getNode(path: string, signal: AbortSignal): Promise<Znode>;
  getChildren(path: string, signal: AbortSignal): Promise<string[]>;
  /** Fails with ZNODE_VERSION_CHANGED when the node is not at `version` any more; answers the new version. */
  setData(path: string, data: Uint8Array | null, version: number, signal: AbortSignal): Promise<number>;
  /** Kafka's registrations under the chroot; fails with CHROOT_NOT_FOUND or NO_KAFKA_IN_ZOOKEEPER. */
  kafkaRegistrations(signal: AbortSignal): Promise<{ clusterId: string; brokers: RegisteredBroker[] }>;
};

/** One server of the connect string, asked by itself. */
export type ProbedServer = {
  address: string;
  /** Until its answer, or until it was given up. */
  ms: number;
  /** `refused`: it answers, but its whitelist lacks `srvr`; `not-serving`: it is up without a quorum. Both are ZooKeepers. */
  outcome: 'answered' | 'refused' | 'not-serving' | 'no-answer';
  /** `leader`, `follower`, `observer`, `standalone`, `read-only`. */
  mode?: string;
  version?: string;
  error?: AppError;
};

/** What stands behind a connect string. */
export type ZooKeeperProbe = {
  /** The connect string with every port written out. */
  connect: string;
  chroot: string;
  servers: ProbedServer[];
  version?: string;
  ms: number;
  registrations?: { clusterId: string; brokers: RegisteredBroker[] };
  /** Why there are no registrations. */
  error?: AppError;
};
