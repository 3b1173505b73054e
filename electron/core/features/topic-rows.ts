import type { TopicRow } from '../../../shared/contract/index.ts';
import type { TopicSnapshot } from '../kafka/source.ts';

/** Records a second by topic name; null where it is not known. */
export type Rates = (topic: TopicSnapshot) => number | null;

/** One line of the list of topics. What no broker told is null. */
export function topicRow(topic: TopicSnapshot, rates: Rates): TopicRow {
  const { name, internal, partitions } = topic;
  let underReplicated = 0;
  let offline = 0;
  let replicationFactor = 0;
  let offsetSpan: bigint | null = partitions.length > 0 ? 0n : null;
  let sizeBytes: bigint | null = null;
  for (const { leader, replicas, isr, startOffset, endOffset, replicaBytes } of partitions) {
    if (isr.length < replicas.length) underReplicated += 1;
    if (leader === null) offline += 1;
    replicationFactor = Math.max(replicationFactor, replicas.length);
    if (offsetSpan !== null)
      offsetSpan = startOffset === null || endOffset === null ? null : offsetSpan + endOffset - startOffset;
    for (const bytes of replicaBytes.values()) sizeBytes = (sizeBytes ?? 0n) + bytes;
  }
  return {
    name,
    internal,
    partitions: partitions.length,
    replicationFactor,
    underReplicated,
    offline,
    offsetSpan,
    sizeBytes,
    inRate: rates(topic),
  };
}

/** Sum of the end offsets; null when one of them is not known. */
export function endOffsetSum(topic: TopicSnapshot): bigint | null {
  let sum = 0n;
  for (const { endOffset } of topic.partitions) {
    if (endOffset === null) return null;
    sum += endOffset;
  }
  return sum;
}
