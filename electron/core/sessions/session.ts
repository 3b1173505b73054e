import { randomUUID } from 'node:crypto';
import type { ClusterStatus, Profile } from '../../../shared/contract/index.ts';
import { fail, failure, toAppError } from '../../../shared/errors.ts';
import type { KafkaSource } from '../kafka/source.ts';
import { createObservable } from '../live/observable.ts';
import { createPollers, type Pollers } from '../live/pollers.ts';
import type { Ports } from '../ports/ports.ts';
import type { ZooKeeperSource } from '../zookeeper/source.ts';
import type { Doors } from './doors.ts';
import { openParts, type PartName, type Parts } from './parts.ts';

const describeEveryMs = 5_000;

/** One opened cluster: its sources, what is known of it, and what may be done with it. */
export type Session = {
  readonly cluster: string;
  readonly connection: string;
  readonly profileId: string;
  /** Fires when the session ends. */
  readonly closed: AbortSignal;
  readonly pollers: Pollers;
  status(): ClusterStatus;
  /** The status as it changes. Whoever watches counts as a user, and has the cluster looked at every few seconds. */
  watchStatus(signal: AbortSignal): AsyncIterable<ClusterStatus>;
  users(): number;
  /** Fail with why there is no such source, NOT_CONNECTED when no address is known. */
  kafka(): KafkaSource;
  zookeeper(): ZooKeeperSource;
  reconnect(name: PartName): void;
  /** Takes over what was changed in its profile. Becoming read-only counts at once; addresses only from the next opening. */
  adopt(profile: Profile): void;
  /** Whether its profile has changed in a way that needs another opening. */
  outdated(): boolean;
  close(): Promise<void>;
};

export type SessionOptions = {
  profile: Profile;
  doors: Doors;
  ports: Ports;
  /** Called when the status has changed. */
  onStatus: (session: Session) => void;
  /** Called when the last watcher of the status has left. */
  onUnused: (session: Session) => void;
};

/** Opens a cluster by its profile. Rejects when no half was reached before the signal fired; nothing stays open then. */
export async function openSession(options: SessionOptions, signal: AbortSignal): Promise<Session> {
  const { profile, doors, ports } = options;
  const readOnly = profile.readOnly || ports.host.forceReadOnly;
  let changed = () => {};
  const parts = openParts({
    brokers: profile.brokers.trim(),
    zookeeper: profile.zookeeper.trim(),
    readOnly,
    rememberedId: profile.clusterId,
    doors,
    log: ports.log,
    nowMs: ports.clock.nowMs,
    onChange: () => changed(),
  });
  try {
    const cluster = await parts.identify(signal);
    const session = createSession(options, parts, cluster, readOnly);
    changed = session.refresh;
    return session;
  } catch (caught) {
    await parts.close();
    throw caught;
  }
}

function createSession(
  options: SessionOptions,
  parts: Parts,
  cluster: string,
  openedReadOnly: boolean,
): Session & { refresh(): void } {
  const { ports, onStatus, onUnused } = options;
  const connection = randomUUID();
  const closing = new AbortController();
  const pollers = createPollers(ports.clock);
  let profile = options.profile;
  let users = 0;

  function compose(): ClusterStatus {
    const described = parts.described();
    const { brokers, zookeeper } = parts.addresses();
    return {
      cluster,
      connection,
      profileId: profile.id,
      name: profile.name,
      environment: profile.environment,
      readOnly: openedReadOnly || profile.readOnly,
      mode: parts.mode(),
      ...parts.lights(),
      ...(described?.version && { kafkaVersion: described.version }),
      ...(described && described.controllerId !== null && { controllerId: described.controllerId }),
      brokers: described?.brokers ?? [],
      bootstrap: brokers,
      zookeeperConnect: zookeeper,
    };
  }

  const status = createObservable(compose());
  let shown = JSON.stringify(status.get());
  const health = pollers.share('cluster', describeEveryMs, async (signal) => {
    try {
      await parts.describe(signal);
    } catch (caught) {
      // The source tells its own state; this is for who reads the log.
      if (!signal.aborted) ports.log.info('session.describe.failed', { cluster, error: toAppError(caught) });
      throw caught;
    }
  });

  const session: Session & { refresh(): void } = {
    cluster,
    connection,
    profileId: profile.id,
    closed: closing.signal,
    pollers,
    refresh() {
      const next = compose();
      const text = JSON.stringify(next);
      if (text === shown) return;
      shown = text;
      status.set(next);
      onStatus(session);
    },
    status: status.get,
    async *watchStatus(signal) {
      const mine = new AbortController();
      users += 1;
      health.hold(AbortSignal.any([mine.signal, closing.signal]));
      try {
        yield* status.watch(signal);
      } finally {
        mine.abort();
        users -= 1;
        if (users === 0) onUnused(session);
      }
    },
    users: () => users,
    kafka() {
      if (closing.signal.aborted) fail('CLUSTER_NOT_OPEN', { subject: profile.name });
      return parts.kafka();
    },
    zookeeper() {
      if (closing.signal.aborted) fail('CLUSTER_NOT_OPEN', { subject: profile.name });
      return parts.zookeeper();
    },
    reconnect: parts.reconnect,
    adopt(next) {
      profile = next;
      session.refresh();
    },
    outdated: () =>
      profile.brokers !== options.profile.brokers ||
      profile.zookeeper !== options.profile.zookeeper ||
      profile.readOnly !== options.profile.readOnly,
    async close() {
      if (closing.signal.aborted) return;
      closing.abort(failure('CLUSTER_NOT_OPEN', { subject: profile.name }));
      await parts.close();
    },
  };
  return session;
}
