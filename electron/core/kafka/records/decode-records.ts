import type { RecordRow } from '../../../../shared/wire/record-batch.ts';
import { decodeBatch } from './decode-batch.ts';
import { decodeOldMessage } from './decode-old-message.ts';
import type { DecodeOptions } from './record-row.ts';
import type { RecordSetEntry } from './record-sets.ts';

/** The records of one entry as rows, in offset order. Fails with RECORDS_CORRUPT or TOO_LARGE, whatever the bytes are. */
export function decodeRecords(entry: RecordSetEntry, options: DecodeOptions): RecordRow[] {
  return entry.magic < 2 ? decodeOldMessage(entry, options) : decodeBatch(entry, options);
}
