import { describe, expect, it } from 'vitest';
import { planCreateTopic } from '../../../../electron/core/features/changes/create-topic.ts';
import { planDeleteTopic } from '../../../../electron/core/features/changes/delete-topic.ts';
import { planProduce } from '../../../../electron/core/features/changes/produce.ts';
import { planSetZnode } from '../../../../electron/core/features/changes/set-znode.ts';
import type { KafkaSource } from '../../../../electron/core/kafka/source.ts';
import type { Prepared, World } from '../../../../electron/core/sessions/prepared.ts';
import type { ZooKeeperSource } from '../../../../electron/core/zookeeper/source.ts';
import type { Change, ClusterStatus, ConfigEntry, JournalEntry } from '../../../../shared/contract/index.ts';
import { failure, toAppError } from '../../../../shared/errors.ts';
import { isTextKey } from '../../../../shared/i18n/index.ts';
import { fakeKafka, fakeZooKeeper, topicOf, znodeOf } from '../fake-sources.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const light = { state: 'up', sinceMs: 0 } as const;
const status: ClusterStatus = {
  cluster: 'c',
  connection: '1',
  profileId: 'p',
  name: 'dev',
  environment: 'dev',
  readOnly: false,
  mode: 'zookeeper',
  kafka: light,
  zookeeper: light,
  kafkaVersion: '3.9',
  controllerId: 1,
  brokers: [{ id: 1, host: 'b', port: 9092 }],
  bootstrap: 'b:9092',
  zookeeperConnect: 'zk:2181/kafka',
};

function worldOf(
  kafka: Partial<KafkaSource>,
  zookeeper: Partial<ZooKeeperSource> = {},
  over: Partial<ClusterStatus> = {},
): World {
  return {
    kafka: () => fakeKafka(kafka).kafka,
    zookeeper: () => fakeZooKeeper(zookeeper).zookeeper,
    status: { ...status, ...over },
    platform: 'linux',
    signal: AbortSignal.timeout(300),
  };
}

const config = (name: string, value: string, source: ConfigEntry['source'] = 'topic'): ConfigEntry => ({
  name,
  value,
  source,
  inherited: null,
  type: 'string',
  readOnly: false,
  sensitive: false,
  documentation: null,
});

/** The codes of a plan's warnings; everything it says has a text. */
function codes({ warnings, affected, rows, commands, summary }: Prepared): string[] {
  const keys = [
    `title.${summary.kind}`,
    `done.${summary.kind}`,
    `deed.${summary.kind}`,
    ...warnings.map(({ code }) => `warning.${code}`),
    ...affected.map(({ code }) => `affected.${code}`),
    ...rows.map(({ what }) => `row.${what}`),
    ...commands.flatMap(({ noteCode }) => (noteCode === undefined ? [] : [`commandNote.${noteCode}`])),
  ];
  expect(keys.filter((key) => !isTextKey(`changes.${key}`))).toEqual([]);
  return warnings.map(({ code }) => code);
}
const missing = () => Promise.reject(failure('TOPIC_NOT_FOUND'));

describe('creating a topic', () => {
  const change = { kind: 'topic.create', name: 't', partitions: 3, replicationFactor: 2, configs: {} } as const;
  const world = (over: Partial<KafkaSource> = {}, status: Partial<ClusterStatus> = {}) =>
    worldOf({ describeTopic: missing, createTopic: async () => undefined, ...over }, {}, status);

  it.each([
    [{ replicationFactor: 1 }, '1', ['one-replica']],
    [{ replicationFactor: 2 }, '2', ['min-isr-equals-replicas']],
    [{ replicationFactor: 2 }, '3', ['min-isr-above-replicas']],
    [{ replicationFactor: 3 }, '2', []],
    [{ replicationFactor: 3, configs: { 'min.insync.replicas': '3' } }, '1', ['min-isr-equals-replicas']],
  ])('with %j where min.insync.replicas is %s warns of %j', async (over, minIsr, expected) => {
    const describeConfigs = async () => [config('min.insync.replicas', minIsr, 'broker-static')];
    expect(codes(await planCreateTopic({ ...change, ...over }, world({ describeConfigs })))).toEqual(expected);
  });

  it('shows the broker’s defaults for what is left to it', async () => {
    const describeConfigs = async () => [config('num.partitions', '6'), config('default.replication.factor', '3')];
    const plan = await planCreateTopic(
      { ...change, partitions: null, replicationFactor: null },
      world({ describeConfigs }),
    );
    expect(plan.rows.map(({ what, after }) => [what, after])).toEqual([
      ['topic', 't'],
      ['partitions-default', '6'],
      ['replication-factor-default', '3'],
    ]);
  });

  it('sends not even a check under read-only, and says so', async () => {
    const createTopic = () => Promise.reject(failure('INTERNAL'));
    expect(codes(await planCreateTopic(change, world({ createTopic }, { readOnly: true })))).toContain('not-validated');
  });

  it('does not overwrite what exists by then, and sees what differs afterwards', async () => {
    const plan = await planCreateTopic(change, world());
    const existing = world({ describeTopic: async () => topicOf('t', [0n, 0n]) });
    expect(await plan.verify(existing).catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
    const error = await plan.readBack(existing).catch(toAppError);
    expect(error).toMatchObject({ code: 'READ_BACK_DIFFERS', detail: 'partitions=2' });
    expect(await plan.readBack(world()).catch(toAppError)).toMatchObject({
      code: 'READ_BACK_DIFFERS',
      detail: 'no such topic',
    });
  });
});

describe('deleting a topic', () => {
  const change = { kind: 'topic.delete', name: 't' } as const;

  it('counts what is lost and keeps what is needed to make it again', async () => {
    const describeConfigs = async () => [config('retention.ms', '5'), config('segment.ms', '7', 'default')];
    const plan = await planDeleteTopic(
      change,
      worldOf({ describeTopic: async () => topicOf('t', [4n, 3n]), describeConfigs }),
    );
    expect(plan).toMatchObject({
      destructive: true,
      undo: 'partly',
      takeBack: { kind: 'topic.create', partitions: 2, replicationFactor: 2, configs: { 'retention.ms': '5' } },
    });
    expect(plan.affected.map(({ code, params }) => [code, params])).toEqual([
      ['records', { count: 7n }],
      ['bytes', { bytes: 400n }],
      ['groups-not-checked', {}],
    ]);
  });

  it('warns of internal topics and of brokers that do not delete', async () => {
    const describeTopic = async () => ({ ...topicOf('t', [null]), internal: true });
    const describeConfigs = async () => [config('delete.topic.enable', 'false')];
    const plan = await planDeleteTopic(change, worldOf({ describeTopic, describeConfigs }));
    expect(codes(plan)).toEqual(['internal-topic', 'deletion-disabled']);
    expect(plan.affected[0]?.code).toBe('records-unknown');
    const unseen = worldOf({ describeTopic, describeConfigs: () => Promise.reject(failure('NOT_AUTHORIZED')) });
    expect(codes(await planDeleteTopic(change, unseen))).toContain('deletion-setting-unknown');
  });

  it('stops when records came into a topic that was empty', async () => {
    const plan = await planDeleteTopic(change, worldOf({ describeTopic: async () => topicOf('t', [0n], 'id') }));
    await plan.verify(worldOf({ describeTopic: async () => topicOf('t', [0n], 'id') }));
    const filled = plan.verify(worldOf({ describeTopic: async () => topicOf('t', [1n], 'id') }));
    expect(await filled.catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
    const anew = plan.verify(worldOf({ describeTopic: async () => topicOf('t', [0n], 'id-2') }));
    expect(await anew.catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
  });

  it('does not take back a creation whose topic was replaced', async () => {
    const undoes = { facts: { topicId: 'id' } } as unknown as JournalEntry;
    const world = worldOf({ describeTopic: async () => topicOf('t', [0n], 'id-2') });
    expect(await planDeleteTopic(change, world, undoes).catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
  });
});

describe('producing', () => {
  const change: Extract<Change, { kind: 'record.produce' }> = {
    kind: 'record.produce',
    topic: 't',
    partition: null,
    key: bytes('order-1001'),
    value: bytes('v'),
    headers: [],
    timestampMs: null,
    compression: 'none',
    acks: 'all',
  };
  const describeTopic = async () => topicOf('t', [0n, 0n, 0n, 0n, 0n, 0n, 0n]);

  it('names the partition that Java would choose, and the offset it will get', async () => {
    const plan = await planProduce(change, worldOf({ describeTopic }));
    expect(plan.summary.params).toMatchObject({ partition: 1 });
    expect(plan.rows).toEqual([{ what: 'end-offset', params: { partition: 1 }, before: '0', after: '1' }]);
    expect(plan.commands[0]?.text).toContain('-p 1');
  });

  it('gives a null key a partition that has a leader', async () => {
    const topic = topicOf('t', [0n, 0n]);
    Object.assign(topic.partitions[0] ?? {}, { leader: null });
    const plan = await planProduce({ ...change, key: null }, worldOf({ describeTopic: async () => topic }));
    expect(plan.summary.params.partition).toBe(1);
  });

  it('stops when the key would go elsewhere by now', async () => {
    const plan = await planProduce(change, worldOf({ describeTopic }));
    const grown = worldOf({ describeTopic: async () => topicOf('t', Array(8).fill(0n)) });
    expect(await plan.verify(grown).catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
  });

  it('warns of a partition that cannot take it', async () => {
    const topic = topicOf('t', [0n, 0n]);
    Object.assign(topic.partitions[0] ?? {}, { leader: null });
    Object.assign(topic.partitions[1] ?? {}, { isr: [1] });
    const describeConfigs = async () => [config('min.insync.replicas', '2')];
    const world = worldOf({ describeTopic: async () => topic, describeConfigs });
    expect(codes(await planProduce({ ...change, partition: 0 }, world))).toContain('no-leader');
    expect(codes(await planProduce({ ...change, partition: 1 }, world))).toContain('under-min-isr');
    expect(codes(await planProduce({ ...change, partition: 1, acks: 'leader' }, world))).not.toContain('under-min-isr');
  });
});

describe('setting a znode', () => {
  const path = '/kafka/config/users/alice';
  const scram = '{"version":1,"config":{"SCRAM-SHA-256":"salt=abc,stored_key=def"}}';
  const set = (at: string, data: string, over: Partial<ZooKeeperSource> = {}) =>
    planSetZnode({ kind: 'znode.set', path: at, data: bytes(data), expectedVersion: 3 }, worldOf({}, over));

  it('never keeps a secret, neither in the plan nor for the undo', async () => {
    const plan = await set(path, '{"version":1,"config":{}}', { getNode: async () => znodeOf(path, scram) });
    expect(plan).toMatchObject({ undo: 'no', takeBack: null, commands: [] });
    expect(JSON.stringify(plan)).not.toMatch(/salt=abc|stored_key/);
    expect(codes(plan)).toContain('znode-secret');
  });

  it('can be undone where there is no secret in it', async () => {
    const getNode = async () => znodeOf('/kafka/controller_epoch', '5');
    const plan = await set('/kafka/controller_epoch', '6', { getNode });
    expect(plan).toMatchObject({ undo: 'yes', takeBack: { data: bytes('5'), expectedVersion: 4 } });
    expect(codes(plan)).toContain('znode-outage');
  });

  it('stops when the node was made anew with the same version', async () => {
    const plan = await set('/x', 'b', { getNode: async () => znodeOf('/x', 'a') });
    const anew = znodeOf('/x', 'a');
    anew.stat.czxid = 99n;
    expect(await plan.verify(worldOf({}, { getNode: async () => anew })).catch(toAppError)).toMatchObject({
      code: 'WORLD_CHANGED',
    });
  });

  it('shows bytes that are no text in hex', async () => {
    const node = { ...znodeOf('/x', ''), data: new Uint8Array([255, 0]) };
    const plan = await set('/x', 'b', { getNode: async () => node });
    expect(plan.rows[0]).toEqual({ what: 'data', before: 'ff00', after: 'b' });
  });
});
