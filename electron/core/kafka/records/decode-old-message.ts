import type { RecordRow } from '../../../../shared/wire/record-batch.ts';
import { decompress } from './compression.ts';
import { corrupt } from './corrupt.ts';
import { type DecodeOptions, recordRow } from './record-row.ts';
import { type RecordSetEntry, walkRecordSet } from './record-sets.ts';

const noHeaders = new Uint8Array();

function readField(body: Buffer, at: number): { field: Buffer | null; end: number } {
  const length = body.readInt32BE(at);
  if (length < 0) return { field: null, end: at + 4 };
  const end = at + 4 + length;
  if (end > body.length) throw corrupt(`field of ${length} bytes`);
  return { field: body.subarray(at + 4, end), end };
}

function keyAndValue(entry: RecordSetEntry): { key: Buffer | null; value: Buffer | null } {
  try {
    const { field: key, end } = readField(entry.body, entry.magic === 1 ? 14 : 6);
    return { key, value: readField(entry.body, end).field };
  } catch (caught) {
    if (!(caught instanceof RangeError)) throw caught;
    throw corrupt(`message at offset ${entry.lastOffset}: ${caught.message}`, caught);
  }
}

function innerEntries(wrapper: RecordSetEntry, value: Buffer | null): RecordSetEntry[] {
  if (value === null) throw corrupt(`compressed message at offset ${wrapper.lastOffset} has no value`);
  const inner: RecordSetEntry[] = [];
  for (const each of walkRecordSet(decompress(wrapper.codec, value))) {
    if ('unreadable' in each) throw each.unreadable;
    if (each.entry.codec !== 'none') throw corrupt(`nested compression at offset ${wrapper.lastOffset}`);
    inner.push(each.entry);
  }
  return inner;
}

/**
 * Rows of a message of formats 0 and 1 (brokers before 0.11, and old segments on later ones). Inner offsets of format 1
 * count from 0 up to the last, which is the wrapper's; those of format 0 are absolute.
 */
export function decodeOldMessage(entry: RecordSetEntry, options: DecodeOptions): RecordRow[] {
  const own = keyAndValue(entry);
  const messages = entry.codec === 'none' ? [entry] : innerEntries(entry, own.value);
  const lastInner = messages.at(-1)?.lastOffset ?? 0n;
  const shift = entry.codec !== 'none' && entry.magic === 1 ? entry.lastOffset - lastInner : 0n;
  const rows: RecordRow[] = [];
  for (const message of messages) {
    const offset = message.lastOffset + shift;
    if (offset < options.from || offset >= options.to) continue;
    const fields = message === entry ? own : keyAndValue(message);
    const timestampMs = message.baseTimestampMs;
    rows.push(recordRow(entry, messages.length, { offset, timestampMs, ...fields, headers: noHeaders }, options));
  }
  return rows;
}
