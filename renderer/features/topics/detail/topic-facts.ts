import type { PartitionDetail, TopicDetail } from '../../../../shared/contract/index.ts';

export type TopicFacts = {
  partitions: number;
  replicationFactor: number;
  /** End minus start over all partitions; `null` as soon as one is not known, for part of a sum is not the sum. */
  offsetSpan: bigint | null;
  endOffset: bigint | null;
  /** One copy: the leaders' replicas. */
  sizeBytes: bigint | null;
  underReplicated: number;
  offline: number;
};

export function topicFacts(topic: TopicDetail): TopicFacts {
  return {
    partitions: topic.partitions.length,
    replicationFactor: Math.max(0, ...topic.partitions.map((partition) => partition.replicas.length)),
    offsetSpan: sum(topic.partitions, offsetSpan),
    endOffset: sum(topic.partitions, (partition) => partition.endOffset),
    sizeBytes: sum(topic.partitions, (partition) => partition.sizeBytes),
    underReplicated: topic.partitions.filter((partition) => missingReplicas(partition).length > 0).length,
    offline: topic.partitions.filter((partition) => partition.leader === null).length,
  };
}

/** End minus start: offsets, not records. */
export function offsetSpan(partition: PartitionDetail): bigint | null {
  const { startOffset, endOffset } = partition;
  return startOffset === null || endOffset === null ? null : endOffset - startOffset;
}

/** Replicas that are not in sync. */
export function missingReplicas(partition: PartitionDetail): readonly number[] {
  return partition.replicas.filter((replica) => !partition.isr.includes(replica));
}

function sum(partitions: readonly PartitionDetail[], of: (partition: PartitionDetail) => bigint | null): bigint | null {
  let total = 0n;
  for (const partition of partitions) {
    const value = of(partition);
    if (value === null) return null;
    total += value;
  }
  return total;
}
