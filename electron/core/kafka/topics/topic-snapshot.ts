import type { AppError } from '../../../../shared/errors.ts';
import { brokerFailure } from '../failure.ts';
import type { PartitionMetadata, TopicMetadata } from '../requests/metadata.ts';
import type { TopicSnapshot } from '../source.ts';
import type { BrokerNumbers } from './broker-numbers.ts';

/** Kafka's REPLICA_NOT_AVAILABLE in Metadata: some replica is offline, the partition works; `offlineReplicas` says which. */
const replicaNotAvailable = 9;

function offsetOf(numbers: BrokerNumbers | undefined, which: 'earliest' | 'latest', topic: string, partition: number) {
  const answer = numbers?.[which].get(topic)?.get(partition);
  return answer?.errorCode === 0 && answer.offset >= 0n ? answer.offset : null;
}

function partitionError(
  topic: string,
  partition: PartitionMetadata,
  numbers: BrokerNumbers | undefined,
): AppError | undefined {
  const told = partition.errorCode === replicaNotAvailable ? 0 : partition.errorCode;
  const errorCode = told || (numbers?.latest.get(topic)?.get(partition.partition)?.errorCode ?? 0);
  return errorCode === 0 ? undefined : brokerFailure(errorCode, `${topic}-${partition.partition}`).error;
}

/** Joins what Metadata tells about a topic with the numbers of the brokers. What is not known stays null. */
export function topicSnapshot(topic: TopicMetadata, byBroker: ReadonlyMap<number, BrokerNumbers>): TopicSnapshot {
  const partitions = topic.partitions.map((partition) => {
    const numbers = byBroker.get(partition.leader);
    const replicaBytes = new Map<number, bigint>();
    for (const replica of partition.replicas) {
      const size = byBroker.get(replica)?.sizes.get(topic.name)?.get(partition.partition);
      if (size !== undefined) replicaBytes.set(replica, size);
    }
    const error = partitionError(topic.name, partition, numbers);
    return {
      partition: partition.partition,
      leader: partition.leader < 0 ? null : partition.leader,
      leaderEpoch: partition.leaderEpoch < 0 ? null : partition.leaderEpoch,
      replicas: partition.replicas,
      isr: partition.isr,
      offlineReplicas: partition.offlineReplicas,
      startOffset: offsetOf(numbers, 'earliest', topic.name, partition.partition),
      endOffset: offsetOf(numbers, 'latest', topic.name, partition.partition),
      sizeBytes: replicaBytes.get(partition.leader) ?? null,
      replicaBytes,
      ...(error ? { error } : {}),
    };
  });
  partitions.sort((a, b) => a.partition - b.partition);
  return {
    name: topic.name,
    internal: topic.internal,
    ...(topic.topicId === undefined ? {} : { topicId: topic.topicId }),
    partitions,
  };
}
