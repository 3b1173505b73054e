import { failure } from '../../../../shared/errors.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure, isStaleLeader } from '../failure.ts';
import type { TopicMetadata } from '../requests/metadata.ts';
import type { TopicSnapshot } from '../source.ts';
import { askBrokerNumbers, type BrokerNumbers } from './broker-numbers.ts';
import { partitionsByLeader } from './leaders.ts';
import { topicSnapshot } from './topic-snapshot.ts';

/** Metadata of one topic; fails with TOPIC_NOT_FOUND, TOPIC_NAME_INVALID or NOT_AUTHORIZED, and never creates it. */
export async function topicMetadata(client: ClusterClient, name: string, signal: AbortSignal): Promise<TopicMetadata> {
  const { topics } = await client.metadata([name], signal);
  const topic = topics.find((each) => each.name === name);
  if (!topic) throw failure('TOPIC_NOT_FOUND', { subject: name });
  // LEADER_NOT_AVAILABLE on the whole topic: it is being created, its partitions tell the rest.
  if (topic.errorCode !== 0 && !(isStaleLeader(topic.errorCode) && topic.partitions.length > 0))
    throw brokerFailure(topic.errorCode, name);
  return topic;
}

function heldBy(broker: number, topic: TopicMetadata): Map<string, number[]> {
  const partitions = topic.partitions.filter((each) => each.replicas.includes(broker)).map((each) => each.partition);
  return new Map(partitions.length > 0 ? [[topic.name, partitions]] : []);
}

async function ask(client: ClusterClient, topic: TopicMetadata, signal: AbortSignal): Promise<BrokerNumbers[]> {
  const byLeader = partitionsByLeader([topic]);
  const live = new Set(client.brokers().map((broker) => broker.id));
  const involved = new Set(topic.partitions.flatMap((each) => each.replicas).filter((id) => live.has(id)));
  return Promise.all(
    [...involved].map((broker) =>
      askBrokerNumbers(client, { broker, led: byLeader.get(broker) ?? new Map(), held: heldBy(broker, topic) }, signal),
    ),
  );
}

const leaderMoved = (numbers: readonly BrokerNumbers[]): boolean =>
  numbers.some((each) =>
    [...each.latest.values()].some((partitions) =>
      [...partitions.values()].some(({ errorCode }) => errorCode !== 0 && isStaleLeader(errorCode)),
    ),
  );

/** One topic with offsets and the size of every replica. When a leader has moved meanwhile, asks once more. */
export async function describeTopic(client: ClusterClient, name: string, signal: AbortSignal): Promise<TopicSnapshot> {
  let topic = await topicMetadata(client, name, signal);
  let numbers = await ask(client, topic, signal);
  if (leaderMoved(numbers)) {
    topic = await topicMetadata(client, name, signal);
    numbers = await ask(client, topic, signal);
  }
  return topicSnapshot(topic, new Map(numbers.map((each) => [each.broker, each])));
}
