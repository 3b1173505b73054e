import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TopicDetail, TopicList, TopicRow, topicsContract } from '../../../shared/contract/index.ts';
import type { TopicSnapshot, TopicsSnapshot } from '../kafka/source.ts';
import type { Poll } from '../live/poll.ts';
import type { ClockPort } from '../ports/ports.ts';
import { topicKey, topicsKey } from '../sessions/poll-keys.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { within } from '../sessions/within.ts';
import type { FeatureHandlers } from './feature.ts';
import { createInRates, type InRates } from './in-rates.ts';
import { newTopicConfigs } from './new-topic-configs.ts';
import { topicRow } from './topic-rows.ts';

const everyMs = 3_000;
/** The cleanup policy changes seldom: it is read again after this long. */
const policyKeptMs = 30_000;
/** So many partitions are summed up before others get their turn: about a millisecond of work. */
const partitionsPerTurn = 2_000;

/** The list of topics, one topic in depth, and their configuration. */
export function topicsHandlers(sessions: Sessions, clock: ClockPort): FeatureHandlers<typeof topicsContract> {
  const rates = new WeakMap<Session, InRates>();

  function listPoll(session: Session): Poll<TopicList> {
    return session.pollers.share(topicsKey, everyMs, async (signal) => {
      const startedMs = clock.nowMs();
      const snapshot = await session.kafka().listTopics(signal);
      const known = rates.get(session) ?? createInRates();
      rates.set(session, known);
      const topics = await rowsOf(snapshot, known);
      return { topics, silent: snapshot.silent, tookMs: clock.nowMs() - startedMs };
    });
  }

  function detailPoll(session: Session, name: string): Poll<TopicDetail> {
    let policy: { atMs: number; value: string | undefined } | undefined;
    return session.pollers.share(topicKey(name), everyMs, async (signal) => {
      const kafka = session.kafka();
      const readPolicy = async () => {
        // Not everyone who may describe a topic may see its configs: then the policy is simply not known.
        const configs = await kafka.describeConfigs({ type: 'topic', name }, signal).catch(() => []);
        return {
          atMs: clock.nowMs(),
          value: configs.find((entry) => entry.name === 'cleanup.policy')?.value ?? undefined,
        };
      };
      const kept = policy && clock.nowMs() - policy.atMs < policyKeptMs ? policy : readPolicy();
      const [topic, known] = await Promise.all([kafka.describeTopic(name, signal), kept]);
      policy = known;
      return detailOf(topic, known.value);
    });
  }

  return {
    async *'topics.list'({ cluster }, signal) {
      const session = sessions.get(cluster);
      yield* within(session, signal, (both) => listPoll(session).watch(both));
    },
    async *'topics.describe'({ cluster, topic }, signal) {
      const session = sessions.get(cluster);
      yield* within(session, signal, (both) => detailPoll(session, topic).watch(both));
    },
    'topics.config': ({ cluster, topic }, signal) =>
      sessions.get(cluster).kafka().describeConfigs({ type: 'topic', name: topic }, signal),
    'topics.configKeys': async ({ cluster }, signal) => {
      const session = sessions.get(cluster);
      const listed = listPoll(session).last()?.topics ?? (await session.kafka().listTopics(signal)).topics;
      return newTopicConfigs(session, listed[0]?.name, signal);
    },
  };
}

async function rowsOf(snapshot: TopicsSnapshot, known: InRates): Promise<TopicRow[]> {
  const rate = known.take(snapshot);
  const rows: TopicRow[] = [];
  let partitions = 0;
  for (const topic of snapshot.topics) {
    rows.push(topicRow(topic, rate));
    partitions += topic.partitions.length + 1;
    if (partitions < partitionsPerTurn) continue;
    partitions = 0;
    await nextTurn();
  }
  return rows;
}

function detailOf(topic: TopicSnapshot, cleanupPolicy: string | undefined): TopicDetail {
  return {
    name: topic.name,
    internal: topic.internal,
    ...(topic.topicId !== undefined && { topicId: topic.topicId }),
    ...(cleanupPolicy !== undefined && { cleanupPolicy }),
    partitions: topic.partitions.map(({ replicaBytes: _, ...partition }) => partition),
  };
}
