import type { TopicRow } from '../../../../../shared/contract/index.ts';

/** A topic with one healthy partition, except for what a test says. */
export function topicRow(name: string, extra: Partial<TopicRow> = {}): TopicRow {
  return {
    name,
    internal: false,
    partitions: 1,
    replicationFactor: 1,
    underReplicated: 0,
    offline: 0,
    offsetSpan: 0n,
    sizeBytes: 0n,
    inRate: 0,
    ...extra,
  };
}
