import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { useClusters } from './clusters.ts';
import { useKafkaTools } from './kafka-tools.ts';
import { type OpenCore, open, openCore, removeFolder } from './open-core.ts';

const clusters = useClusters();
const tools = useKafkaTools();

/** Requests that a reader of records has no business to send. */
const traces =
  /^(JoinGroup|SyncGroup|Heartbeat|LeaveGroup|OffsetCommit|Produce|InitProducerId|AddPartitionsToTxn|EndTxn)$|^(Create|Delete|Alter|IncrementalAlter|Elect|Write|Update)/;
/** Of those, what controllers and brokers send each other without us. */
const betweenBrokers = /^(AlterPartition|UpdateMetadata|AlterReplicaLogDirs)$/;

async function traced(jmxPorts: readonly number[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const port of jmxPorts)
    for (const [name, count] of Object.entries(await tools.requestCounts(port)))
      if (traces.test(name) && !betweenBrokers.test(name) && count > 0) counts[`${name} ${port}`] = count;
  return counts;
}

/** Topics and groups as Kafka's own tools name them. */
async function inhabitants(brokers: string): Promise<string[]> {
  const topics = await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--list']);
  const groups = await tools.run('ConsumerGroupCommand', ['--bootstrap-server', brokers, '--list']);
  return [topics.out, groups.out].map((text) => text.trim().split('\n').sort().join('\n'));
}

/** What ZooKeeper answers to `dump`: its sessions and their ephemeral nodes. */
function zookeeperDump(): Promise<string> {
  const [host = '', port = ''] = clusters.zookeeper.replace(/\/.*$/, '').split(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) }, () => socket.write('dump'));
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    socket.on('error', reject).on('end', () => resolve(answer));
  });
}

const sessionIds = (dump: string) => [...new Set(dump.match(/0x[0-9a-f]+/g))].sort();

/** Reads in every way there is, including what does not exist. */
async function readEverything({ handlers, cluster, live }: OpenCore): Promise<void> {
  const [list] = await live('topics.list', { cluster });
  await live('clusters.status', { cluster });
  const isolation = 'read_uncommitted';
  const starts = [
    { kind: 'newest' },
    { kind: 'oldest' },
    { kind: 'offset', offset: 1n },
    { kind: 'time', atMs: 1_000_000_000_000 },
  ] as const;
  for (const { name } of list?.topics ?? []) {
    await live('topics.describe', { cluster, topic: name });
    await handlers['topics.config']({ cluster, topic: name }, open);
    for (const start of starts)
      await handlers['records.read']({ cluster, topic: name, start, limit: 100, isolation }, open);
    const from = [{ partition: 0, offset: 0n }];
    const tail = handlers['records.tail'](
      { cluster, topic: name, partitions: [0], from, isolation },
      AbortSignal.timeout(300),
    );
    for await (const _ of tail);
  }
  const missing = { cluster, topic: 'no-trace-of-this' };
  await expect(
    handlers['records.read']({ ...missing, start: { kind: 'newest' }, limit: 1, isolation }, open),
  ).rejects.toThrow('TOPIC_NOT_FOUND');
  await expect(handlers['topics.config'](missing, open)).rejects.toThrow('TOPIC_NOT_FOUND');
  await handlers['topics.configKeys']({ cluster }, open);
}

describe('reading leaves no trace', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map(removeFolder)));

  it.each([
    ['Kafka 3.9 with ZooKeeper', { brokers: clusters.kafka39, zookeeper: clusters.zookeeper }, clusters.jmxPorts],
    ['Kafka 4.1', { brokers: clusters.kafka41 }, [clusters.jmxPort41]],
  ] as const)('on %s', async (_, draft, jmxPorts) => {
    const before = [await traced(jmxPorts), await inhabitants(draft.brokers)];
    const sessionsBefore = sessionIds(await zookeeperDump());

    const core = await openCore(draft);
    folders.push(core.folder);
    await readEverything(core);
    if ('zookeeper' in draft) {
      await core.live('znodes.children', { cluster: core.cluster, path: '/' });
      await core.live('znodes.node', { cluster: core.cluster, path: '/zookeeper' });
      expect(sessionIds(await zookeeperDump())).not.toEqual(sessionsBefore);
    }
    await core.close();

    expect([await traced(jmxPorts), await inhabitants(draft.brokers)]).toEqual(before);
    expect(sessionIds(await zookeeperDump())).toEqual(sessionsBefore);
  });
});
