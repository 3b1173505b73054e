import type {
  ClusterMode,
  ConfigEntry,
  FieldSlice,
  PartitionDetail,
  RecordsAnswer,
  Start,
  TailItem,
} from '../../../shared/contract/index.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { RecordHeader } from '../../../shared/wire/record-batch.ts';
import type { Source } from '../ports/source-state.ts';

export type KafkaOptions = {
  /** Broker list as typed: `host:port,host:port`. */
  brokers: string;
  /** Then only API keys from the read list leave this process. */
  readOnly: boolean;
};

export type KafkaCluster = {
  clusterId: string | null;
  controllerId: number | null;
  brokers: { id: number; host: string; port: number; rack?: string }[];
  /** Release as far as API versions tell it (`3.9`, `4.1`); null when they tell nothing known. */
  version: string | null;
};

export type TopicSnapshot = {
  name: string;
  internal: boolean;
  topicId?: string;
  partitions: (PartitionDetail & {
    /** Size of every replica that a broker answered for, by broker id. */
    replicaBytes: ReadonlyMap<number, bigint>;
  })[];
};

export type TopicsSnapshot = {
  topics: TopicSnapshot[];
  silent: { broker: number; what: 'offsets' | 'sizes'; error: AppError }[];
  atMs: number;
};

export type NewTopic = {
  name: string;
  partitions: number | null;
  replicationFactor: number | null;
  configs: Record<string, string>;
};

export type RecordQuery = {
  topic: string;
  start: Start;
  limit: number;
  partitions?: number[];
  isolation: 'read_uncommitted' | 'read_committed';
};

export type TailQuery = {
  topic: string;
  partitions?: number[];
  from?: { partition: number; offset: bigint }[];
  isolation: 'read_uncommitted' | 'read_committed';
};

/** Bytes [from, from + bytes) of one field of one record. */
export type FieldAddress = {
  topic: string;
  partition: number;
  offset: bigint;
  field: 'key' | 'value';
  from: number;
  bytes: number;
};

export type RecordToSend = {
  topic: string;
  partition: number;
  key: Uint8Array | null;
  value: Uint8Array | null;
  headers: RecordHeader[];
  timestampMs: number | null;
  compression: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
  acks: 'all' | 'leader';
};

export type SentRecord = {
  partition: number;
  offset: bigint;
  timestampMs: bigint;
};

/** What stands behind a broker list. Nothing stays open, nothing was changed by looking. */
export type KafkaProbe = {
  clusterId: string | null;
  controllerId: number | null;
  version: string | null;
  mode: ClusterMode;
  /** A broker's `zookeeper.connect`, where it has one and told it. */
  zookeeperConnect?: string;
  /** Every advertised broker, dialled. */
  brokers: { id: number; address: string; ms: number; error?: AppError }[];
  /** Why mode and `zookeeperConnect` could not be read. */
  error?: AppError;
};

/** Kafka in the field's verbs. Every method rejects with a `Failure` and stops at its signal, down to the socket. */
export type KafkaSource = Source & {
  describeCluster(signal: AbortSignal): Promise<KafkaCluster>;
  /**
   * Every topic with offsets and sizes in at most 1 + 3·B requests for B brokers: one Metadata, and for each broker
   * ListOffsets (earliest), ListOffsets (latest) and DescribeLogDirs. A silent broker costs its numbers, not the list.
   */
  listTopics(signal: AbortSignal): Promise<TopicsSnapshot>;
  /** Fails with TOPIC_NOT_FOUND; never creates it. */
  describeTopic(name: string, signal: AbortSignal): Promise<TopicSnapshot>;
  describeConfigs(resource: { type: 'topic' | 'broker'; name: string }, signal: AbortSignal): Promise<ConfigEntry[]>;
  createTopic(topic: NewTopic, options: { validateOnly: boolean }, signal: AbortSignal): Promise<void>;
  deleteTopic(name: string, signal: AbortSignal): Promise<void>;
  /** Direct Fetch in a worker thread: no group, no trace. */
  readRecords(query: RecordQuery, signal: AbortSignal): Promise<RecordsAnswer>;
  tailRecords(query: TailQuery, signal: AbortSignal): AsyncIterable<TailItem>;
  readField(at: FieldAddress, signal: AbortSignal): Promise<FieldSlice>;
  produce(record: RecordToSend, signal: AbortSignal): Promise<SentRecord>;
};
