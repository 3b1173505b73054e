import type { Change, ConfigEntry, JournalEntry, PlanNote } from '../../../../shared/contract/index.ts';
import { deleteTopicCommand } from '../../../../shared/domain/change-commands.ts';
import { fail, toAppError } from '../../../../shared/errors.ts';
import type { TopicSnapshot } from '../../kafka/source.ts';
import { eventually } from '../../sessions/eventually.ts';
import { topicKey, topicsKey } from '../../sessions/poll-keys.ts';
import type { Prepared, World } from '../../sessions/prepared.ts';
import { commandTarget } from './command-target.ts';
import { brokerConfigs, configsOf, findTopic, note, offsetSpan, sameTopic } from './topic-facts.ts';

type DeleteTopic = Extract<Change, { kind: 'topic.delete' }>;

/** Deletes a topic with its records. Taking it back makes it again, empty, with its partitions and configs. */
export async function planDeleteTopic({ name }: DeleteTopic, world: World, undoes?: JournalEntry): Promise<Prepared> {
  const [topic, all, broker] = await Promise.all([
    world.kafka().describeTopic(name, world.signal),
    configsOf({ type: 'topic', name }, world),
    brokerConfigs(world),
  ]);
  const createdId = undoes?.facts.topicId;
  if (createdId !== undefined && topic.topicId !== createdId)
    fail('WORLD_CHANGED', { subject: name, detail: 'deleted and made again since' });

  const own = [...all.values()].filter((entry) => entry.source === 'topic');
  const partitions = topic.partitions.length;
  const replicationFactor = topic.partitions[0]?.replicas.length ?? 1;
  const records = offsetSpan(topic);
  return {
    summary: { kind: 'topic.delete', subject: name, params: { partitions } },
    rows: [
      { what: 'topic', before: name, after: null },
      { what: 'partitions', before: String(partitions), after: null },
      { what: 'replication-factor', before: String(replicationFactor), after: null },
      ...own.map((entry) => ({ what: 'config', params: { name: entry.name }, before: shown(entry), after: null })),
    ],
    affected: affectedBy(topic, records),
    warnings: warningsOf(topic, records, broker.get('delete.topic.enable'), undoes !== undefined),
    commands: [deleteTopicCommand(commandTarget(world), name)],
    destructive: true,
    undo: 'partly',
    takeBack: {
      kind: 'topic.create',
      name,
      partitions,
      replicationFactor,
      configs: Object.fromEntries(own.flatMap(({ name: key, value }) => (value === null ? [] : [[key, value]]))),
    },
    touches: [topicsKey, topicKey(name)],
    async verify(now) {
      const present = await now.kafka().describeTopic(name, now.signal);
      if (!sameTopic(topic, present)) fail('WORLD_CHANGED', { subject: name, detail: 'deleted and made again since' });
      // More records in a topic that had some is what topics do; the first ones in an empty one is news.
      if (records === 0n && offsetSpan(present) !== 0n)
        fail('WORLD_CHANGED', { subject: name, detail: 'it was empty and is not any more' });
    },
    apply: (now) => now.kafka().deleteTopic(name, now.signal),
    async readBack(now) {
      await untilGone(topic, now);
      return records === null ? { partitions } : { partitions, records };
    },
  };
}

/**
 * Until no broker names it and the name is free again: under ZooKeeper a topic stays "marked for deletion" for a while after
 * it has left the metadata. Another topic of the same name counts as gone too: with auto-creation a producer makes one at once.
 */
async function untilGone(topic: TopicSnapshot, world: World): Promise<void> {
  const { name } = topic;
  const probe = { name, partitions: 1, replicationFactor: 1, configs: {} };
  let seen = 'the topic is still there';
  await eventually(
    name,
    world.signal,
    async () => {
      const present = await findTopic(name, world);
      if (present) return sameTopic(topic, present) ? undefined : true;
      try {
        await world.kafka().createTopic(probe, { validateOnly: true }, world.signal);
      } catch (caught) {
        const { code, detail } = toAppError(caught);
        seen = detail ?? code;
        return code === 'TOPIC_EXISTS' ? undefined : true; // any other refusal is not about the name
      }
      return true;
    },
    () => seen,
  );
}

const shown = (entry: ConfigEntry) => (entry.sensitive ? '••••' : entry.value);

function affectedBy(topic: TopicSnapshot, records: bigint | null): PlanNote[] {
  const sizes = topic.partitions.flatMap((partition) => [...partition.replicaBytes.values()]);
  return [
    records === null
      ? note('info', 'records-unknown')
      : note(records > 0n ? 'bad' : 'info', 'records', { count: records }),
    ...(sizes.length > 0 ? [note('info', 'bytes', { bytes: sizes.reduce((sum, bytes) => sum + bytes, 0n) })] : []),
    note('info', 'groups-not-checked'),
  ];
}

function warningsOf(
  topic: TopicSnapshot,
  records: bigint | null,
  deletion: ConfigEntry | undefined,
  undoing: boolean,
): PlanNote[] {
  const notes: PlanNote[] = [];
  if (topic.internal) notes.push(note('bad', 'internal-topic'));
  if (deletion?.value === 'false') notes.push(note('bad', 'deletion-disabled'));
  if (undoing && records !== 0n)
    notes.push(
      records === null ? note('bad', 'records-since-unknown') : note('bad', 'records-since', { count: records }),
    );
  if (deletion === undefined) notes.push(note('info', 'deletion-setting-unknown'));
  return notes;
}
