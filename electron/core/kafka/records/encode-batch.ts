import { crc32c } from '@platformatic/wasm-utils/bundled';
import { codecNames, type RecordHeader } from '../../../../shared/wire/record-batch.ts';
import { type Codec, compress } from './compression.ts';

export type RecordToEncode = {
  key: Uint8Array | null;
  value: Uint8Array | null;
  headers: readonly RecordHeader[];
  timestampMs: bigint;
};

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = ((value << 1) ^ (value >> 31)) >>> 0;
  for (; left > 0x7f; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  bytes.push(left);
  return Buffer.from(bytes);
}

const field = (bytes: Uint8Array | null): Uint8Array[] =>
  bytes === null ? [varint(-1)] : [varint(bytes.length), bytes];

/** The one record of the batch: both deltas are 0. */
function encodeRecord({ key, value, headers }: RecordToEncode): Buffer {
  const attributesAndDeltas = Buffer.alloc(3);
  const body = Buffer.concat([
    attributesAndDeltas,
    ...field(key),
    ...field(value),
    varint(headers.length),
    ...headers.flatMap((header) => [...field(Buffer.from(header.name, 'utf8')), ...field(header.value)]),
  ]);
  return Buffer.concat([varint(body.length), body]);
}

/**
 * One record as a record batch (magic 2; layout in record-sets.ts) without producer id, sequence or transaction.
 * Our own, since kafkajs cannot write a null header value.
 */
export function encodeBatch(record: RecordToEncode, codec: Codec): Buffer {
  const records = compress(codec, encodeRecord(record));
  const batch = Buffer.alloc(61 + records.length);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeInt32BE(-1, 12);
  batch.writeInt8(2, 16);
  batch.writeInt16BE(codecNames.indexOf(codec), 21);
  batch.writeBigInt64BE(record.timestampMs, 27);
  batch.writeBigInt64BE(record.timestampMs, 35);
  batch.writeBigInt64BE(-1n, 43);
  batch.writeInt16BE(-1, 51);
  batch.writeInt32BE(-1, 53);
  batch.writeInt32BE(1, 57);
  records.copy(batch, 61);
  batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);
  return batch;
}
