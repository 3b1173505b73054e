import type { Change, ConfigEntry, PlanNote, PlanRow } from '../../../../shared/contract/index.ts';
import { createTopicCommand } from '../../../../shared/domain/change-commands.ts';
import { topicNameProblem } from '../../../../shared/domain/topic-name.ts';
import { fail } from '../../../../shared/errors.ts';
import { eventually } from '../../sessions/eventually.ts';
import { topicKey, topicsKey } from '../../sessions/poll-keys.ts';
import type { Facts, Prepared, World } from '../../sessions/prepared.ts';
import { commandTarget } from './command-target.ts';
import { brokerConfigs, configsOf, findTopic, note } from './topic-facts.ts';

type CreateTopic = Extract<Change, { kind: 'topic.create' }>;

/** A new topic. The broker itself checks it first (validateOnly), so that its own words say what is wrong. */
export async function planCreateTopic(change: CreateTopic, world: World, undoes?: unknown): Promise<Prepared> {
  const { name, partitions, replicationFactor, configs } = change;
  const problem = topicNameProblem(name);
  if (problem) fail('TOPIC_NAME_INVALID', { subject: name, params: { reason: problem } });
  if (await findTopic(name, world)) fail('TOPIC_EXISTS', { subject: name });
  // A read-only profile may look at the plan, but this check is a request that is not on its read list.
  if (!world.status.readOnly) await world.kafka().createTopic(change, { validateOnly: true }, world.signal);

  const defaults = await brokerConfigs(world);
  const rf = replicationFactor ?? numberOf(defaults.get('default.replication.factor'));
  const minIsr = Number(configs['min.insync.replicas'] ?? numberOf(defaults.get('min.insync.replicas')) ?? 1);
  return {
    summary: {
      kind: 'topic.create',
      subject: name,
      params: { ...(partitions !== null && { partitions }), ...(rf !== undefined && { replicationFactor: rf }) },
    },
    rows: rowsOf(change, defaults),
    affected: [],
    warnings: [
      ...warningsOf(rf, minIsr),
      ...(undoes ? [note('warn', 'recreated-empty')] : []),
      ...(world.status.readOnly ? [note('info', 'not-validated')] : []),
    ],
    commands: [createTopicCommand(commandTarget(world), change)],
    destructive: false,
    undo: 'yes',
    takeBack: { kind: 'topic.delete', name },
    touches: [topicsKey, topicKey(name)],
    async verify(now) {
      if (await findTopic(name, now)) fail('WORLD_CHANGED', { subject: name, detail: 'the topic exists by now' });
    },
    apply: (now) => now.kafka().createTopic(change, { validateOnly: false }, now.signal),
    readBack: (now) => readBack(change, now),
  };
}

function rowsOf(
  { name, partitions, replicationFactor, configs }: CreateTopic,
  defaults: ReadonlyMap<string, ConfigEntry>,
) {
  const fromBroker = (broker: string) => defaults.get(broker)?.value ?? '?';
  const rows: PlanRow[] = [{ what: 'topic', before: null, after: name }];
  rows.push(
    partitions === null
      ? { what: 'partitions-default', before: null, after: fromBroker('num.partitions') }
      : { what: 'partitions', before: null, after: String(partitions) },
    replicationFactor === null
      ? { what: 'replication-factor-default', before: null, after: fromBroker('default.replication.factor') }
      : { what: 'replication-factor', before: null, after: String(replicationFactor) },
  );
  for (const [config, value] of Object.entries(configs))
    rows.push({ what: 'config', params: { name: config }, before: null, after: value });
  return rows;
}

function warningsOf(rf: number | undefined, minIsr: number): PlanNote[] {
  if (rf === undefined) return [];
  const notes: PlanNote[] = [];
  if (minIsr > rf) notes.push(note('warn', 'min-isr-above-replicas', { minIsr, replicas: rf }));
  else if (rf > 1 && minIsr === rf) notes.push(note('warn', 'min-isr-equals-replicas', { minIsr, replicas: rf }));
  if (rf === 1) notes.push(note('warn', 'one-replica'));
  return notes;
}

/** Until every partition has its replicas and a leader, and what was set is what the topic says of itself. */
async function readBack(change: CreateTopic, world: World): Promise<Facts> {
  let seen = 'no such topic';
  const topic = await eventually(
    change.name,
    world.signal,
    async () => {
      const found = await findTopic(change.name, world);
      if (!found) return undefined;
      const led = found.partitions.filter((partition) => partition.leader !== null).length;
      seen = `${led} of ${found.partitions.length} partitions with a leader`;
      return led > 0 && led === found.partitions.length ? found : undefined;
    },
    () => seen,
  );
  const replicationFactor = topic.partitions[0]?.replicas.length ?? 0;
  const configs = await configsOf({ type: 'topic', name: change.name }, world);
  const different = Object.entries(change.configs).flatMap(([name, wanted]) => {
    const value = configs.get(name)?.value;
    return value === undefined || value === wanted ? [] : [`${name}=${String(value)}`];
  });
  if (change.partitions !== null && topic.partitions.length !== change.partitions)
    different.push(`partitions=${topic.partitions.length}`);
  if (change.replicationFactor !== null && replicationFactor !== change.replicationFactor)
    different.push(`replication factor=${replicationFactor}`);
  if (different.length > 0) fail('READ_BACK_DIFFERS', { subject: change.name, detail: different.join(', ') });
  return {
    partitions: topic.partitions.length,
    replicationFactor,
    ...(topic.topicId !== undefined && { topicId: topic.topicId }),
  };
}

function numberOf(entry: ConfigEntry | undefined): number | undefined {
  return entry?.value == null ? undefined : Number(entry.value);
}
