import type { FieldSlice, RecordsAnswer, TailItem } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Address } from '../addresses.ts';
import type { FieldAddress, RecordQuery, TailQuery } from '../source.ts';

/** What the core's thread and the record worker say to each other. An id stands for one question until it is settled. */

export type WorkerOptions = { seeds: readonly Address[]; readOnly: boolean };

export type Question =
  | { verb: 'read'; query: RecordQuery }
  | { verb: 'field'; at: FieldAddress }
  | { verb: 'tail'; query: TailQuery };

export type ToWorker =
  | ({ kind: 'ask'; id: number } & Question)
  /** An item of a tail was taken: the worker may send another. */
  | { kind: 'taken'; id: number }
  /** Nobody waits for this any more. */
  | { kind: 'stop'; id: number };

export type FromWorker =
  | { kind: 'answer'; id: number; value: RecordsAnswer | FieldSlice }
  | { kind: 'item'; id: number; item: TailItem }
  /** The end of a question that has no answer (any more). */
  | { kind: 'failed'; id: number; error: AppError };
