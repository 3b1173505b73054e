import { z } from 'zod';
import type { AppError } from '../errors.ts';
import { read, watchStream } from './procedure.ts';

const topic = z.object({
  cluster: z.string().min(1).max(200),
  topic: z.string().min(1).max(249),
});
const partitionNumber = z.number().int().min(0).max(1_000_000);

export const startSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.literal('oldest') }),
  /** From this offset on, in every chosen partition. */
  z.object({ kind: z.literal('offset'), offset: z.bigint().min(0n) }),
  /** From the first record at or after this time. */
  z.object({ kind: z.literal('time'), atMs: z.number().int().min(0) }),
  /** Continues an earlier answer: everything before (older) or from (newer) these offsets. */
  z.object({
    kind: z.enum(['before', 'from']),
    offsets: z.array(z.object({ partition: partitionNumber, offset: z.bigint().min(0n) })).max(100_000),
  }),
]);
export type Start = z.infer<typeof startSchema>;

export const isolationSchema = z.enum(['read_uncommitted', 'read_committed']);

/** What was read of one partition. Offsets are those looked at: gaps in them are explained by markers and compaction. */
export type PartitionSpan = {
  partition: number;
  /** First offset read and the one after the last; equal when nothing was read. */
  from: bigint;
  to: bigint;
  /** The partition's own bounds when it was read. */
  startOffset: bigint;
  endOffset: bigint;
  error?: AppError;
};

export type ReadReport = {
  spans: PartitionSpan[];
  records: number;
  /** `limit`: as many as asked for. `end`: nothing older (or newer) is there. `time`: our own time limit, the rest is unread. */
  stopped: 'limit' | 'end' | 'time';
  fetchedBytes: number;
  tookMs: number;
};

/** `batch` is the columnar form of `shared/wire/record-batch.ts`, merged by (timestamp, partition, offset), newest first for newest/before, oldest first else. */
export type RecordsAnswer = { batch: Uint8Array; report: ReadReport };

export type TailItem = {
  /** Columnar, in order of arrival. */
  batch: Uint8Array;
  rows: number;
  /** Where each partition now stands: the next offset to read, and its end. */
  positions: { partition: number; next: bigint; end: bigint }[];
  /** Set when a partition cannot be read at the moment; the tail goes on and tries again. */
  trouble?: AppError & { partition?: number };
};

export type FieldSlice = { bytes: Uint8Array; totalBytes: number };

export const recordsContract = {
  'records.read': read<RecordsAnswer>()(
    topic.extend({
      start: startSchema,
      limit: z.number().int().min(1).max(10_000),
      partitions: z.array(partitionNumber).max(100_000).optional(),
      isolation: isolationSchema.default('read_uncommitted'),
    }),
    15_000,
  ),
  /** Live tail: from the end (or the given offsets) until closed. */
  'records.tail': watchStream<TailItem>()(
    topic.extend({
      partitions: z.array(partitionNumber).max(100_000).optional(),
      from: z
        .array(z.object({ partition: partitionNumber, offset: z.bigint().min(0n) }))
        .max(100_000)
        .optional(),
      isolation: isolationSchema.default('read_uncommitted'),
    }),
  ),
  /** The bytes of one field, for what a batch carried only the beginning of. */
  'records.field': read<FieldSlice>()(
    topic.extend({
      partition: partitionNumber,
      offset: z.bigint().min(0n),
      field: z.enum(['key', 'value']),
      from: z.number().int().min(0),
      bytes: z
        .number()
        .int()
        .min(1)
        .max(16 * 1024 * 1024),
    }),
  ),
};
