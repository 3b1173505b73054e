import { describe, expect, it } from 'vitest';
import { useClusters } from './clusters.ts';
import { useKafkaTools } from './kafka-tools.ts';
import { open, openCore, removeFolder } from './open-core.ts';

const clusters = useClusters();
const tools = useKafkaTools();

/** What the brokers answer each other whether anybody looks or not, and what setting up a connection costs. */
const notCounted = new Set([
  'ApiVersions',
  'Fetch',
  'FetchFollower',
  'UpdateMetadata',
  'LeaderAndIsr',
  'StopReplica',
  'AlterPartition',
  'BrokerHeartbeat',
  'OffsetForLeaderEpoch',
  'OffsetsForLeaderEpoch',
]);

async function answered(jmxPorts: readonly number[]): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const port of jmxPorts)
    for (const [name, count] of Object.entries(await tools.requestCounts(port)))
      if (!notCounted.has(name)) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

const difference = (before: Map<string, number>, after: Map<string, number>) =>
  Object.fromEntries(
    [...after]
      .map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );

describe('refreshing the list of topics', () => {
  it.each([
    ['one broker', { brokers: clusters.kafka41 }, [clusters.jmxPort41]],
    ['three brokers', { brokers: clusters.kafka39 }, clusters.jmxPorts],
  ] as const)('costs one request, and three for each broker, with %s', async (_, draft, jmxPorts) => {
    const core = await openCore(draft);
    try {
      const input = { cluster: core.cluster };
      const [list] = await core.live('topics.list', input);
      // The reader of records sets up its own connections, whenever its thread has started: wait for it by reading.
      const read = { ...input, topic: list?.topics[0]?.name ?? '', start: { kind: 'newest' }, limit: 1 } as const;
      await core.handlers['records.read']({ ...read, isolation: 'read_uncommitted' }, open);
      const before = await answered(jmxPorts);
      // A good state from before is told at once; the two after it are refreshes, of which the second knows the rates.
      const states = await core.live('topics.list', input, 3);
      const asked = difference(before, await answered(jmxPorts));

      const rated = states.at(-1)?.topics.filter((topic) => topic.inRate !== null) ?? [];
      expect(rated.length).toBeGreaterThan(0);
      expect(states.at(-1)?.silent).toEqual([]);
      const brokers = jmxPorts.length;
      expect(asked).toEqual({ Metadata: 2, ListOffsets: 2 * 2 * brokers, DescribeLogDirs: 2 * brokers });
    } finally {
      await core.close();
      await removeFolder(core.folder);
    }
  });
});
