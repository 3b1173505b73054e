import { encodeHeaders, type RecordHeader, type RecordRow } from '../../../../shared/wire/record-batch.ts';
import { decompress } from './compression.ts';
import { corrupt } from './corrupt.ts';
import { type DecodeOptions, recordRow } from './record-row.ts';
import type { RecordSetEntry } from './record-sets.ts';
import { VarintReader } from './varint-reader.ts';

const noHeaders = new Uint8Array();

function readHeaders(reader: VarintReader): Uint8Array {
  const count = reader.int();
  if (count === 0) return noHeaders;
  // Every header takes two bytes at least: a larger count is a lie.
  if (count < 0 || count > reader.bytes.length - reader.at) throw new RangeError(`${count} headers`);
  const headers: RecordHeader[] = [];
  for (let i = 0; i < count; i++) {
    const name = reader.field()?.toString('utf8') ?? '';
    headers.push({ name, value: reader.field() });
  }
  return encodeHeaders(headers);
}

/** A marker's key is (version i16, type i16: 0 abort, 1 commit). */
function markerTypeOf(key: Buffer | null): number | undefined {
  return key !== null && key.length >= 4 ? key.readInt16BE(2) : undefined;
}

/** What a control batch marks: 0 abort, 1 commit; undefined when compaction has emptied it or its bytes are wrong. */
export function markerType(entry: RecordSetEntry): number | undefined {
  const reader = new VarintReader(entry.body);
  try {
    if (entry.count < 1) return undefined;
    reader.int();
    reader.at++;
    reader.long();
    reader.int();
    return markerTypeOf(reader.field());
  } catch (caught) {
    if (caught instanceof RangeError) return undefined;
    throw caught;
  }
}

/**
 * The records of one batch of magic 2 as rows, in offset order.
 *
 *     Record => length attributes(i8) timestamp_delta offset_delta key value [header_key header_value]
 */
export function decodeBatch(entry: RecordSetEntry, options: DecodeOptions): RecordRow[] {
  const reader = new VarintReader(decompress(entry.codec, entry.body));
  const rows: RecordRow[] = [];
  try {
    for (let i = 0; i < entry.count; i++) {
      const length = reader.int();
      const end = reader.at + length;
      if (length < 0 || end > reader.bytes.length) throw new RangeError(`record of ${length} bytes`);
      reader.at++; // the record's own attributes: unused so far
      const timestampMs = entry.baseTimestampMs + reader.long();
      const offset = entry.baseOffset + BigInt(reader.int());
      if (offset >= options.from && offset < options.to) {
        const key = reader.field();
        const own = reader.field();
        const marks = entry.control ? markerTypeOf(key) : undefined;
        // Rows show what a marker marks as their value's only byte.
        const value = marks === undefined ? own : Buffer.from([marks]);
        const headers = readHeaders(reader);
        rows.push(recordRow(entry, entry.count, { offset, timestampMs, key, value, headers }, options));
      }
      reader.at = end;
    }
  } catch (caught) {
    if (!(caught instanceof RangeError)) throw caught;
    throw corrupt(`batch at offset ${entry.baseOffset}: ${caught.message}`, caught);
  }
  return rows;
}
