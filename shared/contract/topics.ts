import { z } from 'zod';
import type { AppError } from '../errors.ts';
import { read, watchLatest } from './procedure.ts';

/** What is not known is `null`, never 0 and never −1. */
export type TopicRow = {
  name: string;
  internal: boolean;
  partitions: number;
  replicationFactor: number;
  /** Partitions with fewer in-sync than assigned replicas. */
  underReplicated: number;
  /** Partitions without a leader. */
  offline: number;
  /** Sum of end minus start offset over the partitions: offsets, not messages (compaction and markers take some). */
  offsetSpan: bigint | null;
  /** Sum over all replicas' .log files, of the brokers that answered. */
  sizeBytes: bigint | null;
  /** Records a second from end offsets of two refreshes; null until there are two. */
  inRate: number | null;
};

export type TopicList = {
  topics: TopicRow[];
  /** Brokers that did not answer for offsets or sizes: what a null is explained by. */
  silent: { broker: number; what: 'offsets' | 'sizes'; error: AppError }[];
  tookMs: number;
};

export type PartitionDetail = {
  partition: number;
  leader: number | null;
  leaderEpoch: number | null;
  replicas: number[];
  isr: number[];
  offlineReplicas: number[];
  startOffset: bigint | null;
  endOffset: bigint | null;
  /** Size of the leader's replica. */
  sizeBytes: bigint | null;
  error?: AppError;
};

export type TopicDetail = {
  name: string;
  topicId?: string;
  internal: boolean;
  cleanupPolicy?: string;
  partitions: PartitionDetail[];
};

export type ConfigSource =
  | 'topic'
  | 'broker-dynamic'
  | 'cluster-dynamic'
  | 'broker-static'
  | 'default'
  | 'broker-logger'
  | 'unknown';

export type ConfigEntry = {
  name: string;
  /** null: not set, or sensitive (then `sensitive` is true and no broker tells it). */
  value: string | null;
  source: ConfigSource;
  /** What it would be without the topic's own setting, from the synonyms. */
  inherited: {
    value: string | null;
    source: ConfigSource;
    name: string;
  } | null;
  type: string;
  readOnly: boolean;
  sensitive: boolean;
  /** HTML as the broker sends it; show an allow-list of tags only. */
  documentation: string | null;
};

const cluster = z.object({ cluster: z.string().min(1).max(200) });
const topic = cluster.extend({ topic: z.string().min(1).max(249) });

export const topicsContract = {
  'topics.list': watchLatest<TopicList>()(cluster),
  'topics.describe': watchLatest<TopicDetail>()(topic),
  'topics.config': read<ConfigEntry[]>()(topic),
  /** The configs a new topic may set, with the cluster's defaults and documentation. */
  'topics.configKeys': read<ConfigEntry[]>()(cluster),
};
