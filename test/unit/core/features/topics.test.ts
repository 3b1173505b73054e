import { afterEach, describe, expect, it } from 'vitest';
import { createCore } from '../../../../electron/core/core.ts';
import type { KafkaSource } from '../../../../electron/core/kafka/source.ts';
import { failure, toAppError } from '../../../../shared/errors.ts';
import { fakePorts } from '../fake-ports.ts';
import { fakeKafka, fakeZooKeeper, topicOf } from '../fake-sources.ts';

const signal = new AbortController().signal;
const cluster = 'cluster-1';
let close = async () => {};
afterEach(() => close());

/** A core with one open cluster whose Kafka has these verbs. */
async function coreWith(verbs: Partial<KafkaSource>) {
  const { ports } = fakePorts();
  const { kafka, control } = fakeKafka(verbs);
  const core = createCore(ports, {
    openKafka: () => kafka,
    openZooKeeper: () => fakeZooKeeper().zookeeper,
    probeKafka: () => Promise.reject(failure('NOT_KAFKA')),
    probeZooKeeper: () => Promise.reject(failure('NOT_ZOOKEEPER')),
  });
  close = core.close;
  const draft = { name: 'x', environment: 'dev', readOnly: false, brokers: 'kafka:9092', zookeeper: '' } as const;
  const { id } = await core.handlers['clusters.saveProfile'](draft, signal);
  const opening = core.handlers['clusters.open']({ profileId: id }, signal);
  await new Promise((resolve) => setImmediate(resolve));
  control.set({ state: 'up', up: 1 });
  await opening;
  return core.handlers;
}

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

const entry = {
  name: 'retention.ms',
  value: '600000',
  source: 'topic',
  inherited: { value: '604800000', source: 'broker-static', name: 'log.retention.ms' },
  type: 'long',
  readOnly: false,
  sensitive: false,
  documentation: 'How long',
} as const;

describe('topics.list', () => {
  it('lists thousands without holding up the thread', async () => {
    const topics = Array.from({ length: 10_000 }, (_, i) => topicOf(`topic-${i}`, [1n, 2n, 3n, 4n, 5n]));
    const handlers = await coreWith({ listTopics: async () => ({ topics, silent: [], atMs: 0 }) });
    let turns = 0;
    const count = () => {
      turns += 1;
      turn = setImmediate(count);
    };
    let turn = setImmediate(count);
    const sample = await first(handlers['topics.list']({ cluster }, signal));
    clearImmediate(turn);
    expect(sample?.ok && sample.value.topics.length).toBe(10_000);
    // 60,000 partitions and topics, and everybody else's turn after every 2,000.
    expect(turns).toBeGreaterThan(25);
  });
});

describe('topics.describe', () => {
  it('adds the cleanup policy, and goes without where it may not be seen', async () => {
    const describeTopic = async () => topicOf('t', [3n], 'id');
    const describeConfigs = async () => [{ ...entry, name: 'cleanup.policy', value: 'compact' }];
    const seen = await coreWith({ describeTopic, describeConfigs });
    const sample = await first(seen['topics.describe']({ cluster, topic: 't' }, signal));
    expect(sample).toMatchObject({ ok: true, value: { name: 't', topicId: 'id', cleanupPolicy: 'compact' } });
    await close();

    const unseen = await coreWith({ describeTopic, describeConfigs: () => Promise.reject(failure('NOT_AUTHORIZED')) });
    const other = await first(unseen['topics.describe']({ cluster, topic: 't' }, signal));
    expect(other?.ok && other.value).not.toHaveProperty('cleanupPolicy');
  });
});

describe('topics.configKeys', () => {
  const listTopics = async () => ({ topics: [topicOf('t', [0n])], silent: [], atMs: 0 });

  it('tells what a new topic would get, not what an existing one has set', async () => {
    const handlers = await coreWith({ listTopics, describeConfigs: async () => [entry] });
    expect(await handlers['topics.configKeys']({ cluster }, signal)).toEqual([
      { ...entry, value: '604800000', source: 'broker-static', inherited: null },
    ]);
  });

  it('asks a broker on a cluster without topics, and reads hours as milliseconds', async () => {
    const broker = (name: string, value: string | null) => ({ ...entry, name, value, inherited: null });
    const handlers = await coreWith({
      listTopics: async () => ({ topics: [], silent: [], atMs: 0 }),
      describeConfigs: async () => [
        broker('log.retention.ms', null),
        broker('log.retention.hours', '168'),
        broker('message.max.bytes', '1048588'),
      ],
    });
    const keys = await handlers['topics.configKeys']({ cluster }, signal);
    expect(keys.map(({ name, value }) => [name, value])).toEqual([
      ['max.message.bytes', '1048588'],
      ['retention.ms', '604800000'],
    ]);
  });
});

describe('clusters that are not open', () => {
  it('are refused by name', async () => {
    const handlers = await coreWith({});
    const asked = first(handlers['topics.list']({ cluster: 'cluster-2' }, signal)).catch(toAppError);
    expect(await asked).toMatchObject({ code: 'CLUSTER_NOT_OPEN', subject: 'cluster-2' });
  });
});
