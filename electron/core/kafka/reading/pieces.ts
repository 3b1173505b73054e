import type { AppError } from '../../../../shared/errors.ts';
import type { RecordRow } from '../../../../shared/wire/record-batch.ts';

/** What an answer takes of one partition: all rows of [from, to), in offset order. */
export type Piece = {
  partition: number;
  from: bigint;
  to: bigint;
  rows: RecordRow[];
  /** Rows that are records, not markers. */
  records: number;
  /** Nothing is left in the direction of reading. */
  complete: boolean;
  error?: AppError;
};

export type ReadLimits = {
  /** Records in the answer, markers not counted. */
  limit: number;
  /** Bytes in the answer, whatever the limit. */
  maxBytes: number;
  /** Our own time limit has passed: answer with what is there. */
  late(): boolean;
};
