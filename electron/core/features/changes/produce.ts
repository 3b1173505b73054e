import type { Change, ConfigEntry, PlanNote } from '../../../../shared/contract/index.ts';
import { partitionForKey } from '../../../../shared/domain/partitioner.ts';
import { consoleProducerCommand, kcatCommand } from '../../../../shared/domain/produce-commands.ts';
import { fail, failure } from '../../../../shared/errors.ts';
import { openRecordBatch } from '../../../../shared/wire/record-batch.ts';
import type { RecordToSend, SentRecord, TopicSnapshot } from '../../kafka/source.ts';
import { eventually } from '../../sessions/eventually.ts';
import { topicKey, topicsKey } from '../../sessions/poll-keys.ts';
import type { Facts, Prepared, World } from '../../sessions/prepared.ts';
import { commandTarget } from './command-target.ts';
import { configsOf, note } from './topic-facts.ts';

type Produce = Extract<Change, { kind: 'record.produce' }>;
type Partition = TopicSnapshot['partitions'][number];

/** One record into one partition, which the plan names. A record cannot be taken back. */
export async function planProduce(change: Produce, world: World): Promise<Prepared> {
  const [topic, configs] = await Promise.all([
    world.kafka().describeTopic(change.topic, world.signal),
    configsOf({ type: 'topic', name: change.topic }, world),
  ]);
  const target = choosePartition(change, topic);
  const { partition } = target;
  const byKey = change.partition === null && change.key !== null;
  const { kind: _, topic: name, ...payload } = change;
  const record: RecordToSend = { ...payload, topic: name, partition };
  const command = { ...record, partitionByKey: byKey };
  let sent: SentRecord | undefined;
  return {
    summary: {
      kind: 'record.produce',
      subject: name,
      params: {
        partition,
        keyBytes: change.key?.length ?? 0,
        valueBytes: change.value?.length ?? 0,
        headers: change.headers.length,
      },
    },
    rows: [
      {
        what: 'end-offset',
        params: { partition },
        before: target.endOffset === null ? null : String(target.endOffset),
        after: target.endOffset === null ? null : String(target.endOffset + 1n),
      },
    ],
    affected: [],
    warnings: warningsOf(change, target, configs),
    commands: [
      kcatCommand(commandTarget(world), command),
      consoleProducerCommand(commandTarget(world), command),
    ].flatMap((written) => written ?? []),
    destructive: false,
    undo: 'no',
    takeBack: null,
    touches: [topicsKey, topicKey(name)],
    async verify(now) {
      const present = await now.kafka().describeTopic(name, now.signal);
      if (byKey && present.partitions.length !== topic.partitions.length)
        fail('WORLD_CHANGED', { subject: name, detail: 'the number of partitions has changed' });
      if (!present.partitions.some((known) => known.partition === partition))
        fail('PARTITION_NOT_FOUND', { subject: name, params: { partition } });
    },
    async apply(now) {
      sent = await now.kafka().produce(record, now.signal);
    },
    readBack: (now) => readBack(name, sent ?? fail('INTERNAL', { subject: name, detail: 'nothing was sent' }), now),
  };
}

/** The chosen one; by key as Java does it; for a null key any that has a leader. */
function choosePartition(change: Produce, topic: TopicSnapshot): Partition {
  const known = [...topic.partitions].sort((a, b) => a.partition - b.partition);
  const byNumber = (wanted: number) =>
    known.find(({ partition }) => partition === wanted) ??
    fail('PARTITION_NOT_FOUND', { subject: change.topic, params: { partition: wanted, partitions: known.length } });
  if (change.partition !== null) return byNumber(change.partition);
  if (change.key !== null) return byNumber(partitionForKey(change.key, known.length));
  const led = known.filter((partition) => partition.leader !== null);
  return led[Math.floor(Math.random() * led.length)] ?? fail('LEADER_NOT_AVAILABLE', { subject: change.topic });
}

function warningsOf(
  { key, value, acks, headers }: Produce,
  { partition, leader, replicas, isr }: Partition,
  configs: ReadonlyMap<string, ConfigEntry>,
): PlanNote[] {
  const notes: PlanNote[] = [];
  const policy = configs.get('cleanup.policy')?.value;
  const compacted = policy?.split(',').includes('compact') ?? false;
  // Brokers never ask for more replicas in sync than a partition has.
  const minIsr = Math.min(Number(configs.get('min.insync.replicas')?.value ?? 1), replicas.length);
  const limitBytes = Number(configs.get('max.message.bytes')?.value ?? Number.POSITIVE_INFINITY);
  const headerBytes = headers.reduce((sum, header) => sum + header.name.length + (header.value?.length ?? 0), 0);
  const sizeBytes = (key?.length ?? 0) + (value?.length ?? 0) + headerBytes;
  if (leader === null) notes.push(note('bad', 'no-leader', { partition }));
  else if (acks === 'all' && isr.length < minIsr)
    notes.push(note('bad', 'under-min-isr', { partition, isr: isr.length, minIsr }));
  if (key === null && compacted) notes.push(note('bad', 'null-key-compacted'));
  if (sizeBytes > limitBytes) notes.push(note('bad', 'larger-than-limit', { bytes: sizeBytes, limitBytes }));
  if (value === null && typeof policy === 'string' && !compacted) notes.push(note('warn', 'tombstone-not-compacted'));
  return notes;
}

/** Reads the record from where the broker says it is: with `acks=1` it shows only once it is replicated. */
async function readBack(topic: string, sent: SentRecord, world: World): Promise<Facts> {
  const { partition, offset } = sent;
  const timestampMs = await eventually(
    topic,
    world.signal,
    async () => {
      const { batch } = await world.kafka().readRecords(
        {
          topic,
          start: { kind: 'from', offsets: [{ partition, offset }] },
          limit: 1,
          partitions: [partition],
          isolation: 'read_uncommitted',
        },
        world.signal,
      );
      const found = openRecordBatch(batch);
      return found.rows > 0 ? foundTime(found.record(0), topic, sent) : undefined;
    },
    () => `nothing to be read at offset ${offset} of partition ${partition}`,
  );
  return { partition, offset, timestampMs };
}

function foundTime(record: { offset: bigint; timestampMs: bigint }, topic: string, sent: SentRecord): bigint {
  if (record.offset === sent.offset) return record.timestampMs;
  throw failure('READ_BACK_DIFFERS', {
    subject: topic,
    detail: `offset ${record.offset} instead of ${sent.offset} in partition ${sent.partition}`,
  });
}
