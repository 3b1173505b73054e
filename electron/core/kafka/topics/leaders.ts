import type { TopicMetadata } from '../requests/metadata.ts';

/** Partition numbers by leader and topic; partitions without a leader are left out. */
export function partitionsByLeader(topics: readonly TopicMetadata[]): Map<number, Map<string, number[]>> {
  const byLeader = new Map<number, Map<string, number[]>>();
  for (const topic of topics) {
    for (const { leader, partition } of topic.partitions) {
      if (leader < 0) continue;
      const byTopic = byLeader.get(leader) ?? new Map<string, number[]>();
      byLeader.set(leader, byTopic);
      const partitions = byTopic.get(topic.name) ?? [];
      byTopic.set(topic.name, partitions);
      partitions.push(partition);
    }
  }
  return byLeader;
}
