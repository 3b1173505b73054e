import type { KafkaSource, TopicSnapshot } from '../../../electron/core/kafka/source.ts';
import type { Source, SourceState } from '../../../electron/core/ports/source-state.ts';
import type { ZooKeeperSource } from '../../../electron/core/zookeeper/source.ts';
import type { Znode } from '../../../shared/contract/index.ts';
import { failure } from '../../../shared/errors.ts';

// These stand for our own interfaces, never for a broker: how real servers behave is the integration tests' matter.

/** A source whose state the test sets. */
function fakeSource(address: string) {
  const listeners = new Set<(state: SourceState) => void>();
  let state: SourceState = { state: 'connecting', address, up: 0, known: 1, sinceMs: 0 };
  const source: Source = {
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconnect: () => control.calls.push('reconnect'),
    async close() {
      control.calls.push('close');
    },
  };
  const control = {
    calls: [] as string[],
    set(next: Partial<SourceState>) {
      state = { ...state, ...next };
      for (const listener of listeners) listener(state);
    },
  };
  return { source, control };
}

const notExpected = () => Promise.reject(failure('INTERNAL', { detail: 'the test did not expect this call' }));
async function* nothing() {}

export function fakeKafka(verbs: Partial<KafkaSource> = {}) {
  const { source, control } = fakeSource('kafka:9092');
  const kafka: KafkaSource = {
    ...source,
    describeCluster: async () => ({
      clusterId: 'cluster-1',
      controllerId: 1,
      brokers: [{ id: 1, host: 'kafka', port: 9092 }],
      version: '3.9',
    }),
    listTopics: notExpected,
    describeTopic: notExpected,
    describeConfigs: async () => [],
    createTopic: notExpected,
    deleteTopic: notExpected,
    readRecords: notExpected,
    tailRecords: nothing,
    readField: notExpected,
    produce: notExpected,
    ...verbs,
  };
  return { kafka, control };
}

export function fakeZooKeeper(verbs: Partial<ZooKeeperSource> = {}) {
  const { source, control } = fakeSource('zk:2181');
  const zookeeper: ZooKeeperSource = {
    ...source,
    chroot: '/kafka',
    sessionId: () => null,
    watchChildren: nothing,
    watchNode: nothing,
    watchStats: nothing,
    getNode: notExpected,
    getChildren: async () => [],
    setData: notExpected,
    kafkaRegistrations: async () => ({ clusterId: 'cluster-1', brokers: [] }),
    ...verbs,
  };
  return { zookeeper, control };
}

/** A topic whose partitions all have a leader, two replicas in sync, and offsets from 0 to `ends[i]`. */
export function topicOf(name: string, ends: readonly (bigint | null)[], topicId?: string): TopicSnapshot {
  return {
    name,
    internal: false,
    ...(topicId !== undefined && { topicId }),
    partitions: ends.map((endOffset, partition) => ({
      partition,
      leader: 1,
      leaderEpoch: 0,
      replicas: [1, 2],
      isr: [1, 2],
      offlineReplicas: [],
      startOffset: endOffset === null ? null : 0n,
      endOffset,
      sizeBytes: 100n,
      replicaBytes: new Map([
        [1, 100n],
        [2, 100n],
      ]),
    })),
  };
}

export function znodeOf(path: string, data: string | null, version = 3): Znode {
  return {
    path,
    data: data === null ? null : new TextEncoder().encode(data),
    acl: [],
    stat: {
      czxid: 1n,
      mzxid: 2n,
      pzxid: 1n,
      ctimeMs: 1,
      mtimeMs: 2,
      version,
      cversion: 0,
      aversion: 0,
      ephemeralOwner: 0n,
      dataLength: data?.length ?? 0,
      numChildren: 0,
    },
  };
}
