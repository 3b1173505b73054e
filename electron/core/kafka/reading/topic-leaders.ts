import { fail, failure } from '../../../../shared/errors.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure, isStaleLeader } from '../failure.ts';
import type { PartitionMetadata, TopicMetadata } from '../requests/metadata.ts';
import { topicMetadata } from '../topics/describe-topic.ts';

/** Who leads what, remembered for a few seconds so that opening a topic again costs no Metadata. */
export type TopicLeaders = {
  /** `fresh`: what is remembered has just proved wrong. */
  get(topic: string, options: { fresh: boolean; signal: AbortSignal }): Promise<TopicMetadata>;
};

const rememberMs = 5_000;
const rememberTopics = 100;

export function createTopicLeaders(client: ClusterClient): TopicLeaders {
  const remembered = new Map<string, { topic: TopicMetadata; atMs: number }>();
  return {
    async get(name, { fresh, signal }) {
      const known = remembered.get(name);
      if (known && !fresh && performance.now() - known.atMs < rememberMs) return known.topic;
      remembered.delete(name);
      const topic = await topicMetadata(client, name, signal);
      // A leaderless partition may get one any moment.
      if (topic.partitions.every((partition) => partition.leader >= 0))
        remembered.set(name, { topic, atMs: performance.now() });
      const [oldest] = remembered.keys();
      if (remembered.size > rememberTopics && oldest !== undefined) remembered.delete(oldest);
      return topic;
    },
  };
}

/** The chosen partitions, all when none are chosen; fails with PARTITION_NOT_FOUND for one that does not exist. */
export function choosePartitions(topic: TopicMetadata, chosen: readonly number[] | undefined): PartitionMetadata[] {
  if (!chosen) return [...topic.partitions].sort((a, b) => a.partition - b.partition);
  return [...new Set(chosen)]
    .sort((a, b) => a - b)
    .map(
      (number) =>
        topic.partitions.find((each) => each.partition === number) ??
        fail('PARTITION_NOT_FOUND', {
          subject: `${topic.name}-${number}`,
          params: { partitions: topic.partitions.length },
        }),
    );
}

/** Why a partition cannot be read now, or undefined. */
export function leaderless(topic: string, { partition, leader, errorCode }: PartitionMetadata) {
  if (leader >= 0) return undefined;
  const subject = `${topic}-${partition}`;
  return isStaleLeader(errorCode)
    ? brokerFailure(errorCode, subject).error
    : failure('LEADER_NOT_AVAILABLE', { subject }).error;
}
