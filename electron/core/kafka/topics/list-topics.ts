import type { ClusterClient } from '../cluster-client.ts';
import type { TopicMetadata } from '../requests/metadata.ts';
import type { TopicSnapshot, TopicsSnapshot } from '../source.ts';
import { askBrokerNumbers } from './broker-numbers.ts';
import { partitionsByLeader } from './leaders.ts';
import { topicSnapshot } from './topic-snapshot.ts';

const sliceTopics = 250;

async function snapshots(
  topics: readonly TopicMetadata[],
  join: (topic: TopicMetadata) => TopicSnapshot,
): Promise<TopicSnapshot[]> {
  const joined: TopicSnapshot[] = [];
  for (let at = 0; at < topics.length; at += sliceTopics) {
    for (const topic of topics.slice(at, at + sliceTopics)) joined.push(join(topic));
    // Thousands of topics must not hold up the thread that answers the window.
    if (at + sliceTopics < topics.length) await new Promise((resolve) => setImmediate(resolve));
  }
  return joined;
}

/**
 * Every topic with offsets and sizes in at most 1 + 3·B requests for B brokers. Nothing is asked twice: a broker that
 * is silent, or a partition whose leader has just moved, costs its numbers this time and not the list.
 */
export async function listTopics(client: ClusterClient, signal: AbortSignal): Promise<TopicsSnapshot> {
  const { brokers, topics } = await client.metadata(null, signal);
  const byLeader = partitionsByLeader(topics);
  const numbers = await Promise.all(
    brokers.map(({ id }) =>
      askBrokerNumbers(client, { broker: id, led: byLeader.get(id) ?? new Map(), held: null }, signal),
    ),
  );
  const byBroker = new Map(numbers.map((each) => [each.broker, each]));
  return {
    topics: await snapshots(topics, (topic) => topicSnapshot(topic, byBroker)),
    silent: numbers.flatMap((each) => each.silent),
    atMs: Date.now(),
  };
}
