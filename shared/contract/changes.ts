import { z } from 'zod';
import type { AppError } from '../errors.ts';
import type { environmentSchema } from './clusters.ts';
import { change, read, watchLatest } from './procedure.ts';

const topicName = z.string().min(1).max(249);
const bytes = z.instanceof(Uint8Array).nullable();

/** Everything this app can change on a cluster. One member per kind; the core holds one definition per member. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('topic.create'),
    name: topicName,
    /** null: the broker's default (needs Kafka 2.4). */
    partitions: z.number().int().min(1).max(100_000).nullable(),
    replicationFactor: z.number().int().min(1).max(100).nullable(),
    configs: z.record(z.string(), z.string()),
  }),
  z.object({ kind: z.literal('topic.delete'), name: topicName }),
  z.object({
    kind: z.literal('record.produce'),
    topic: topicName,
    /** null: by key (murmur2), or round robin for a null key. */
    partition: z.number().int().min(0).nullable(),
    key: bytes,
    value: bytes,
    headers: z.array(z.object({ name: z.string().max(32_768), value: bytes })).max(1000),
    /** null: now. */
    timestampMs: z.number().int().min(0).nullable(),
    compression: z.enum(['none', 'gzip', 'snappy', 'lz4', 'zstd']),
    acks: z.enum(['all', 'leader']),
  }),
  z.object({
    kind: z.literal('znode.set'),
    path: z.string().min(1).max(8000),
    data: bytes,
    /** The version the edit began from; the write is refused when the node has moved on. */
    expectedVersion: z.number().int(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];

/** Codes and facts; the window writes the sentence (`changes.warning.<code>`). */
export type PlanNote = {
  level: 'bad' | 'warn' | 'info';
  code: string;
  params: Record<string, string | number | bigint>;
};

/** One line of "before and after". `null`: it does not exist (before or after). */
export type PlanRow = {
  what: string;
  params?: Record<string, string | number>;
  before: string | null;
  after: string | null;
};

export type PlanCommand = {
  tool: 'kafka-topics' | 'kafka-console-producer' | 'kcat' | 'zkCli';
  text: string;
  /** Where the command does something else than this app (`changes.commandNote.<code>`). */
  noteCode?: string;
};

export type Plan = {
  id: string;
  cluster: string;
  change: ChangeSummary;
  rows: PlanRow[];
  /** Counts of what is affected (`changes.affected.<code>`). */
  affected: PlanNote[];
  warnings: PlanNote[];
  commands: PlanCommand[];
  /** The name that must be typed, when something is lost or the environment is prod. */
  confirmName: string | null;
  undo: 'yes' | 'partly' | 'no';
  destructive: boolean;
  atMs: number;
};

/** A change without its payload, as plan, journal and sentences show it. */
export type ChangeSummary = {
  kind: ChangeKind;
  subject: string;
  params: Record<string, string | number | bigint>;
};

export type ChangeResult = {
  journalId: string;
  change: ChangeSummary;
  /** What was read back after applying, e.g. partition and offset of a record. */
  facts: Record<string, string | number | bigint>;
  tookMs: number;
};

export type JournalEntry = {
  id: string;
  atMs: number;
  finishedAtMs?: number;
  state: 'planned' | 'applied' | 'failed' | 'unknown';
  change: ChangeSummary;
  environment: z.infer<typeof environmentSchema>;
  rows: PlanRow[];
  commands: PlanCommand[];
  facts: Record<string, string | number | bigint>;
  error?: AppError;
  undo: 'yes' | 'partly' | 'no';
  /** Id of the entry that took this one back, or that this one takes back. */
  undoneBy?: string;
  undoes?: string;
};

const cluster = z.object({ cluster: z.string().min(1).max(200) });

export const changesContract = {
  /** Reads, computes before and after; alters nothing. Plans are kept in the core for 10 minutes. */
  'changes.plan': read<Plan>()(cluster.extend({ change: changeSchema })),
  /** The plan that would take a journal entry back, made from what was stored and checked against the present. */
  'changes.planUndo': read<Plan>()(cluster.extend({ journalId: z.string() })),
  'changes.apply': change<ChangeResult>()(
    cluster.extend({
      planId: z.string(),
      confirmedName: z.string().optional(),
    }),
  ),
  'changes.journal': watchLatest<JournalEntry[]>()(cluster),
};
