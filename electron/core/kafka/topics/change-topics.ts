import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure, kafkaErrorName } from '../failure.ts';
import { createTopics, createTopicsWithDefaults } from '../requests/create-topics.ts';
import { deleteTopics } from '../requests/delete-topics.ts';
import type { NewTopic } from '../source.ts';

/** How long the controller may wait for the change to reach the brokers; the socket gets as long again. */
const timeoutMs = 10_000;
const clusterDefault = -1;

/** With ZooKeeper only the controller takes these. When it has just moved, Metadata names the new one. */
async function askController(
  client: ClusterClient,
  subject: string,
  ask: () => Promise<{ errorCode: number; errorMessage: string | null }>,
  signal: AbortSignal,
): Promise<void> {
  let answer = await ask();
  if (kafkaErrorName(answer.errorCode) === 'NOT_CONTROLLER') {
    await client.metadata([], signal);
    answer = await ask();
  }
  if (answer.errorCode !== 0) throw brokerFailure(answer.errorCode, subject, answer.errorMessage);
}

/** Creates a topic, or with `validateOnly` asks the controller whether it would. */
export async function createTopic(
  client: ClusterClient,
  topic: NewTopic,
  { validateOnly }: { validateOnly: boolean },
  signal: AbortSignal,
): Promise<void> {
  const byDefault = topic.partitions === null || topic.replicationFactor === null;
  const args = {
    name: topic.name,
    partitions: topic.partitions ?? clusterDefault,
    replicationFactor: topic.replicationFactor ?? clusterDefault,
    configs: topic.configs,
    timeoutMs,
    validateOnly,
  };
  const options = { signal, timeoutMs: 2 * timeoutMs, ...(byDefault ? { atLeast: createTopicsWithDefaults } : {}) };
  await askController(client, topic.name, () => client.ask('controller', createTopics, args, options), signal);
}

/** Deletes a topic by name: its records are gone when this returns, whatever the brokers' clean-up still does. */
export async function deleteTopic(client: ClusterClient, name: string, signal: AbortSignal): Promise<void> {
  const ask = () => client.ask('controller', deleteTopics, { name, timeoutMs }, { signal, timeoutMs: 2 * timeoutMs });
  await askController(client, name, ask, signal);
}
