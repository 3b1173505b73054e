import type { ClusterMode, Light } from '../../../shared/contract/index.ts';
import { type AppError, Failure, failure, toAppError } from '../../../shared/errors.ts';
import type { KafkaCluster, KafkaSource } from '../kafka/source.ts';
import { createBell } from '../live/bell.ts';
import { withLimit } from '../live/limit.ts';
import type { LogPort } from '../ports/ports.ts';
import type { Source } from '../ports/source-state.ts';
import type { ZooKeeperSource } from '../zookeeper/source.ts';
import { brokersFromRegistrations, metadataFromConfig } from './discovery.ts';
import type { Doors } from './doors.ts';
import { lightOf, type Part } from './light.ts';
import { mostTelling } from './telling.ts';

const lookMs = 8_000;

export type PartName = 'kafka' | 'zookeeper';

/** The two halves of a cluster, opened side by side. Neither waits for the other; each may lead to the other. */
export type Parts = {
  /** Kafka's cluster id, once one of the halves has told it. */
  clusterId(): string | undefined;
  /** Waits for the id; fails with the most telling reason when no half can be reached. */
  identify(signal: AbortSignal): Promise<string>;
  /** Fails with why there is none when the address is missing, unusable or of another cluster. */
  kafka(): KafkaSource;
  zookeeper(): ZooKeeperSource;
  lights(): { kafka: Light; zookeeper: Light };
  mode(): ClusterMode;
  described(): KafkaCluster | undefined;
  /** Asks Kafka what the cluster looks like now. */
  describe(signal: AbortSignal): Promise<void>;
  addresses(): { brokers: string; zookeeper: string };
  /** Tries again now; for a half without a source, opens or looks for it again. */
  reconnect(name: PartName): void;
  close(): Promise<void>;
};

export type PartsOptions = {
  brokers: string;
  zookeeper: string;
  readOnly: boolean;
  /** The id that this profile led to before: taken when brokers too old for one are all there is. */
  rememberedId?: string | undefined;
  doors: Doors;
  log: LogPort;
  nowMs: () => number;
  /** Called after anything that {@link Parts} tells has changed. */
  onChange: () => void;
};

/** Opens what addresses are given, and the other half as soon as the first one names it. */
export function openParts(options: PartsOptions): Parts {
  const { readOnly, doors, log, nowMs } = options;
  const closing = new AbortController();
  const bell = createBell();
  const kafka: Part<KafkaSource> = { address: options.brokers, sinceMs: nowMs() };
  const zookeeper: Part<ZooKeeperSource> = { address: options.zookeeper, sinceMs: nowMs() };
  let clusterId: string | undefined;
  let mode: ClusterMode = 'unknown';
  let described: KafkaCluster | undefined;

  function changed() {
    if (closing.signal.aborted) return;
    bell.ring();
    options.onChange();
  }

  function setTrouble(part: Part<Source>, trouble: AppError | undefined) {
    if (trouble) part.trouble = trouble;
    else delete part.trouble;
  }

  /** Opens a part at its address and calls `learn` every time it comes up. */
  function open<S extends Source>(part: Part<S>, door: () => S, learn: (source: S) => Promise<void>) {
    part.sinceMs = nowMs();
    setTrouble(part, undefined);
    try {
      const source = door();
      part.source = source;
      let before = 'connecting';
      const follow = () => {
        if (part.source !== source) return;
        const { state } = source.state();
        if (state === 'up' && before !== 'up') void look(part, source, learn);
        before = state;
        changed();
      };
      source.onState(follow);
      follow();
    } catch (caught) {
      setTrouble(part, toAppError(caught));
      changed();
    }
  }

  async function look<S extends Source>(part: Part<S>, source: S, learn: (source: S) => Promise<void>) {
    try {
      await learn(source);
      if (part.source === source) setTrouble(part, undefined);
    } catch (caught) {
      if (closing.signal.aborted) return;
      log.warn('session.look.failed', { address: part.address, error: toAppError(caught) });
      if (part.source === source || !part.source) setTrouble(part, toAppError(caught));
    }
    changed();
  }

  /** A half of another cluster is shut at once: nothing may be read from it, or changed on it, under this name. */
  function belongs(part: Part<Source>, found: string) {
    clusterId ??= found;
    if (found === clusterId) return;
    const wrong = failure('CLUSTERS_DIFFER', { subject: part.address, params: { found, expected: clusterId } });
    void part.source
      ?.close()
      .catch((caught: unknown) => log.warn('session.close.failed', { error: toAppError(caught) }));
    delete part.source;
    setTrouble(part, wrong.error);
    changed();
    throw wrong;
  }

  function take(cluster: KafkaCluster) {
    const id = cluster.clusterId ?? clusterId ?? options.rememberedId;
    if (id === undefined)
      throw failure('UNSUPPORTED_BY_BROKER', { subject: kafka.address, params: { needs: '0.10.1' } });
    belongs(kafka, id);
    described = cluster;
    changed();
  }

  async function learnFromKafka(source: KafkaSource) {
    const cluster = await withLimit(closing.signal, lookMs, kafka.address, (signal) => source.describeCluster(signal));
    take(cluster);
    const broker = cluster.controllerId ?? cluster.brokers[0]?.id;
    if (mode === 'unknown' && broker !== undefined) void learnMetadata(source, String(broker));
  }

  /** May be refused by ACLs, which leaves the mode unknown and harms nothing else. */
  async function learnMetadata(source: KafkaSource, name: string) {
    try {
      const config = await withLimit(closing.signal, lookMs, kafka.address, (signal) =>
        source.describeConfigs({ type: 'broker', name }, signal),
      );
      const found = metadataFromConfig(config);
      mode = found.mode;
      if (zookeeper.address === '' && found.zookeeper !== '') openZooKeeper(found.zookeeper);
    } catch (caught) {
      if (closing.signal.aborted) return;
      log.warn('session.metadata.unknown', { address: kafka.address, error: toAppError(caught) });
      if (zookeeper.address === '') setTrouble(zookeeper, toAppError(caught));
    }
    changed();
  }

  async function learnFromZooKeeper(source: ZooKeeperSource) {
    const found = await withLimit(closing.signal, lookMs, zookeeper.address, (signal) =>
      source.kafkaRegistrations(signal),
    );
    belongs(zookeeper, found.clusterId);
    if (mode === 'unknown') mode = 'zookeeper';
    const brokers = brokersFromRegistrations(found.brokers);
    if (kafka.address === '' && brokers !== '') openKafka(brokers);
  }

  function openKafka(brokers: string) {
    kafka.address = brokers;
    open(kafka, () => doors.openKafka({ brokers, readOnly }), learnFromKafka);
  }

  function openZooKeeper(connect: string) {
    zookeeper.address = connect;
    open(zookeeper, () => doors.openZooKeeper({ connect, readOnly }), learnFromZooKeeper);
  }

  function sourceOf<S extends Source>(part: Part<S>, name: string): S {
    if (part.source) return part.source;
    throw part.trouble ? new Failure(part.trouble) : failure('NOT_CONNECTED', { subject: name });
  }

  if (kafka.address !== '') openKafka(kafka.address);
  if (zookeeper.address !== '') openZooKeeper(zookeeper.address);

  return {
    clusterId: () => clusterId,
    async identify(signal) {
      while (clusterId === undefined) {
        const lights = [lightOf(kafka), lightOf(zookeeper)];
        const reason = mostTelling(lights.flatMap((light) => light.error ?? []));
        const hopeless = lights.every((light) => light.state === 'down' || light.state === 'absent');
        if (hopeless || signal.aborted)
          throw reason
            ? new Failure(reason)
            : failure('CONNECTION_TIMED_OUT', { subject: kafka.address || zookeeper.address });
        await bell.wait(signal);
      }
      return clusterId;
    },
    kafka: () => sourceOf(kafka, 'Kafka'),
    zookeeper: () => sourceOf(zookeeper, 'ZooKeeper'),
    lights: () => ({ kafka: lightOf(kafka), zookeeper: lightOf(zookeeper) }),
    mode: () => mode,
    described: () => described,
    async describe(signal) {
      const source = sourceOf(kafka, 'Kafka');
      const cluster = await source.describeCluster(signal);
      if (kafka.source === source) take(cluster);
    },
    addresses: () => ({ brokers: kafka.address, zookeeper: zookeeper.address }),
    reconnect(name) {
      const [part, other] = name === 'kafka' ? [kafka, zookeeper] : [zookeeper, kafka];
      if (part.source) part.source.reconnect();
      else if (part.address === '') other.source?.reconnect();
      else if (name === 'kafka') openKafka(part.address);
      else openZooKeeper(part.address);
    },
    async close() {
      closing.abort(failure('CLOSED'));
      await Promise.all([kafka.source?.close(), zookeeper.source?.close()]);
    },
  };
}
