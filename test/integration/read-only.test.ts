import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKafka } from '../../electron/core/kafka/open.ts';
import { openZooKeeper } from '../../electron/core/zookeeper/open.ts';
import { type Change, contract, type Handlers, type Method, type ParsedInput } from '../../shared/contract/index.ts';
import { type ErrorCode, toAppError } from '../../shared/errors.ts';
import { useClusters } from './clusters.ts';
import { type OpenCore, open, openCore, removeFolder } from './open-core.ts';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';

const clusters = useClusters();

/** API keys that alter nothing and join nothing: the protocol guide's names beside them. */
const readKeys: Readonly<Record<number, string>> = {
  1: 'Fetch',
  2: 'ListOffsets',
  3: 'Metadata',
  18: 'ApiVersions',
  32: 'DescribeConfigs',
  35: 'DescribeLogDirs',
  60: 'DescribeCluster',
};
/** ZooKeeper's ZooDefs.OpCode. */
const readOpcodes: Readonly<Record<number, string>> = {
  [-11]: 'closeSession',
  3: 'exists',
  4: 'getData',
  6: 'getACL',
  8: 'getChildren',
  11: 'ping',
  12: 'getChildren2',
  101: 'setWatches',
};
const readWords = ['srvr', 'ruok', 'mntr', 'conf'];

const topic = 'read-only-of-this';
const bytes = new TextEncoder().encode('{}');
const changes: Change[] = [
  { kind: 'topic.create', name: topic, partitions: 1, replicationFactor: 1, configs: {} },
  { kind: 'topic.delete', name: clusters.manifest[0]?.topic ?? '' },
  {
    kind: 'record.produce',
    topic: clusters.manifest[0]?.topic ?? '',
    partition: 0,
    key: bytes,
    value: bytes,
    headers: [],
    timestampMs: null,
    compression: 'none',
    acks: 'all',
  },
  { kind: 'znode.set', path: '/zookeeper', data: bytes, expectedVersion: 0 },
];

type Case<M extends Method> = { input: ParsedInput<M>; fails?: ErrorCode };

/** One for every procedure: a procedure that is added does not compile here, and fails below, until it has its case. */
function cases(cluster: string, proxied: string): { [M in Method]: Case<M> } {
  const name = clusters.manifest.find((record) => record.cluster === 'kafka39')?.topic ?? '';
  const isolation = 'read_uncommitted' as const;
  return {
    'app.info': { input: {} },
    'app.settings': { input: {} },
    'app.saveSettings': { input: { theme: 'dark' } },
    'clusters.profiles': { input: {} },
    'clusters.saveProfile': {
      input: { name: 'other', environment: 'dev', readOnly: true, brokers: '', zookeeper: '' },
    },
    'clusters.deleteProfile': { input: { id: 'none' } },
    'clusters.probe': { input: { address: proxied } },
    'clusters.open': { input: { profileId: 'none' }, fails: 'PROFILE_NOT_FOUND' },
    'clusters.open.list': { input: {} },
    'clusters.status': { input: { cluster } },
    'clusters.reconnect': { input: { cluster, source: 'kafka' } },
    'topics.list': { input: { cluster } },
    'topics.describe': { input: { cluster, topic: name } },
    'topics.config': { input: { cluster, topic: name } },
    'topics.configKeys': { input: { cluster } },
    'records.read': { input: { cluster, topic: name, start: { kind: 'oldest' }, limit: 10, isolation } },
    'records.tail': {
      input: { cluster, topic: name, from: [{ partition: 0, offset: 0n }], partitions: [0], isolation },
    },
    'records.field': { input: { cluster, topic: name, partition: 0, offset: 0n, field: 'value', from: 0, bytes: 10 } },
    'znodes.children': { input: { cluster, path: '/' } },
    'znodes.node': { input: { cluster, path: '/zookeeper' } },
    'znodes.stats': { input: { cluster, paths: ['/', '/zookeeper'] } },
    'znodes.complete': { input: { cluster, path: '/z', limit: 10 } },
    'changes.plan': { input: { cluster, change: changes[0] as Change } },
    'changes.planUndo': { input: { cluster, journalId: 'none' }, fails: 'NOT_UNDOABLE' },
    'changes.apply': { input: { cluster, planId: 'none' }, fails: 'PLAN_NOT_FOUND' },
    'changes.journal': { input: { cluster } },
    'sandbox.status': { input: {} },
    'sandbox.start': { input: {}, fails: 'SANDBOX_UNSUPPORTED' },
    'sandbox.stop': { input: {}, fails: 'SANDBOX_UNSUPPORTED' },
    'clusters.close': { input: { cluster } },
  };
}

/** Calls a procedure, or takes the first item of a watch; the code of its failure, if any. */
async function drive(handlers: Handlers, method: Method, input: unknown): Promise<ErrorCode | undefined> {
  const handler = handlers[method] as (input: unknown, signal: AbortSignal) => unknown;
  try {
    if (contract[method].kind !== 'watch') await handler(input, open);
    else
      for await (const item of handler(input, open) as AsyncIterable<{ ok?: boolean; error?: unknown }>) {
        expect(item.error).toBeUndefined();
        break;
      }
    return undefined;
  } catch (caught) {
    return toAppError(caught).code;
  }
}

const word = (frame: Buffer) => frame.toString('latin1', 0, 4);

describe('a read-only profile', () => {
  let kafka: RecordingProxy;
  let zookeeper: RecordingProxy;
  let core: OpenCore;

  beforeAll(async () => {
    const server = clusters.zookeeper.replace(/\/.*$/, '');
    const chroot = clusters.zookeeper.slice(server.length);
    kafka = await startRecordingProxy(clusters.kafka39.split(','));
    zookeeper = await startRecordingProxy([server]);
    core = await openCore({
      readOnly: true,
      brokers: kafka.addressOf(clusters.kafka39.split(',')[0] ?? ''),
      zookeeper: zookeeper.addressOf(server) + chroot,
    });
  });

  afterAll(async () => {
    await core.close();
    await Promise.all([kafka.close(), zookeeper.close(), removeFolder(core.folder)]);
  });

  it('has a case for every procedure', () => {
    expect(Object.keys(cases('', '')).sort()).toEqual(Object.keys(contract).sort());
  });

  it('refuses every change in the core, whatever the window does', async () => {
    const { handlers, cluster } = core;
    for (const change of changes) {
      const plan = await handlers['changes.plan']({ cluster, change }, open);
      const confirmedName = plan.confirmName ?? undefined;
      const refused = handlers['changes.apply']({ cluster, planId: plan.id, confirmedName }, open).catch(toAppError);
      expect(await refused).toMatchObject({ code: 'READ_ONLY' });
    }
    const [journal] = await core.live('changes.journal', { cluster });
    expect(journal).toEqual([]);
  });

  it('refuses every change at the adapters, should the core ever ask', async () => {
    const source = openKafka({ brokers: kafka.addressOf(clusters.kafka39.split(',')[0] ?? ''), readOnly: true });
    const tree = openZooKeeper({
      connect: zookeeper.addressOf(clusters.zookeeper.replace(/\/.*$/, '')),
      readOnly: true,
    });
    await expect.poll(() => [source.state().state, tree.state().state]).toEqual(['up', 'up']);
    const record = { partition: 0, key: bytes, value: bytes, headers: [], timestampMs: null } as const;
    const asked = [
      source.createTopic(
        { name: topic, partitions: 1, replicationFactor: 1, configs: {} },
        { validateOnly: true },
        open,
      ),
      source.deleteTopic(topic, open),
      source.produce(
        { ...record, headers: [], topic: clusters.manifest[0]?.topic ?? '', compression: 'none', acks: 'all' },
        open,
      ),
      tree.setData('/zookeeper', bytes, 0, open),
    ];
    const codes = await Promise.all(
      asked.map((one) =>
        one.then(
          () => 'done',
          (caught) => toAppError(caught).code,
        ),
      ),
    );
    await Promise.all([source.close(), tree.close()]);
    expect(codes).toEqual(['READ_ONLY', 'READ_ONLY', 'READ_ONLY', 'READ_ONLY']);
  });

  it('answers all that reads, and sends nothing but reads', async () => {
    const proxied = kafka.addressOf(clusters.kafka39.split(',')[1] ?? '');
    for (const [method, { input, fails }] of Object.entries(cases(core.cluster, proxied)) as [Method, Case<Method>][])
      expect([method, await drive(core.handlers, method, input)]).toEqual([method, fails]);

    const apis = new Set(
      kafka.frames.map(({ bytes: frame }) => readKeys[frame.readInt16BE(4)] ?? frame.readInt16BE(4)),
    );
    expect([...apis].filter((api) => typeof api === 'number')).toEqual([]);
    // The proxy did see the traffic: without these the test would pass by looking elsewhere.
    expect([...apis]).toEqual(
      expect.arrayContaining(['Metadata', 'Fetch', 'ListOffsets', 'DescribeConfigs', 'DescribeLogDirs']),
    );

    const requests = zookeeper.frames.filter(({ first }) => !first); // the first frame of a session asks for the session
    const operations = new Set(
      requests.map(({ bytes: frame }) => readOpcodes[frame.readInt32BE(8)] ?? frame.readInt32BE(8)),
    );
    expect([...operations].filter((operation) => typeof operation === 'number')).toEqual([]);
    expect([...operations]).toEqual(expect.arrayContaining(['getData', 'getChildren2']));
    const words = zookeeper.frames.filter(({ first, bytes: frame }) => first && /^[a-z]{4}/.test(word(frame)));
    expect(words.map(({ bytes: frame }) => word(frame)).filter((each) => !readWords.includes(each))).toEqual([]);
  });
});
