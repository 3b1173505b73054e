import { crc32c } from '@platformatic/wasm-utils/bundled';
import { codecNames } from '../../../../shared/wire/record-batch.ts';
import type { Codec } from './compression.ts';
import { corrupt } from './corrupt.ts';

/**
 * A record set is what Fetch answers and a log segment holds: batches one after another, of three formats told apart
 * by the magic byte at 16.
 *
 *     magic 2 (0.11+): base_offset i64, length i32, leader_epoch i32, magic i8, crc u32, attributes i16,
 *       last_offset_delta i32, base_timestamp i64, max_timestamp i64, producer_id i64, producer_epoch i16,
 *       base_sequence i32, count i32, records (compressed as one)
 *     magic 0, 1: offset i64, size i32, crc u32, magic i8, attributes i8, timestamp i64 (magic 1), key, value;
 *       compressed: the value holds a record set of its own, the outer offset is that of its last message
 */
export type RecordSetEntry = {
  magic: number;
  /** First offset of the batch; of an old message with inner messages only the last is known: then it is that one. */
  baseOffset: bigint;
  /** Last offset the batch takes, whether or not compaction has left a record there. */
  lastOffset: bigint;
  codec: Codec;
  appendTime: boolean;
  transactional: boolean;
  control: boolean;
  leaderEpoch: number;
  baseTimestampMs: bigint;
  maxTimestampMs: bigint;
  producerId: bigint;
  producerEpoch: number;
  /** Records in it; −1 when only decoding tells (old messages). */
  count: number;
  /** magic 2: the records as they came, still compressed. Old messages: the whole message from its crc on. */
  body: Buffer;
};

const entryHeadBytes = 12;
const magicAt = 16;
const batchHeadBytes = 61;
const oldMessageMinBytes = 14;

function codecOf(attributes: number): Codec {
  const codec = codecNames[attributes & 7];
  if (codec === undefined) throw corrupt(`compression ${attributes & 7}`);
  return codec;
}

function batchEntry(bytes: Buffer, baseOffset: bigint): RecordSetEntry {
  if (bytes.length < batchHeadBytes) throw corrupt(`batch of ${bytes.length} bytes at offset ${baseOffset}`);
  const crcFrom = 21;
  if (crc32c(bytes.subarray(crcFrom)) !== bytes.readUInt32BE(17)) throw corrupt(`checksum at offset ${baseOffset}`);
  const attributes = bytes.readInt16BE(21);
  return {
    magic: 2,
    baseOffset,
    lastOffset: baseOffset + BigInt(bytes.readInt32BE(23)),
    codec: codecOf(attributes),
    appendTime: (attributes & 0x08) !== 0,
    transactional: (attributes & 0x10) !== 0,
    control: (attributes & 0x20) !== 0,
    leaderEpoch: bytes.readInt32BE(12),
    baseTimestampMs: bytes.readBigInt64BE(27),
    maxTimestampMs: bytes.readBigInt64BE(35),
    producerId: bytes.readBigInt64BE(43),
    producerEpoch: bytes.readInt16BE(51),
    count: bytes.readInt32BE(57),
    body: bytes.subarray(batchHeadBytes),
  };
}

function oldEntry(bytes: Buffer, offset: bigint, magic: number): RecordSetEntry {
  if (bytes.length < entryHeadBytes + oldMessageMinBytes + (magic === 1 ? 8 : 0))
    throw corrupt(`message of ${bytes.length} bytes at offset ${offset}`);
  const attributes = bytes.readInt8(17);
  const timestampMs = magic === 1 ? bytes.readBigInt64BE(18) : -1n;
  return {
    magic,
    baseOffset: offset,
    lastOffset: offset,
    codec: codecOf(attributes),
    appendTime: magic === 1 && (attributes & 0x08) !== 0,
    transactional: false,
    control: false,
    leaderEpoch: -1,
    baseTimestampMs: timestampMs,
    maxTimestampMs: timestampMs,
    producerId: -1n,
    producerEpoch: -1,
    count: -1,
    body: bytes.subarray(entryHeadBytes),
  };
}

/** An entry that cannot be read, and the last offset it takes; undefined when even that, and so all behind it, is lost. */
export type UnreadableEntry = { unreadable: unknown; lastOffset: bigint | undefined };

function lastOffsetOf(bytes: Buffer, offset: bigint): bigint {
  const delta = bytes.length >= batchHeadBytes && bytes.readInt8(magicAt) === 2 ? bytes.readInt32BE(23) : 0;
  return offset + BigInt(Math.max(0, delta));
}

/**
 * Walks the entries of a record set, checking checksums of magic 2. The last one is left out when it is cut, as Fetch
 * may cut it. One that cannot be read does not hide those behind it.
 */
export function* walkRecordSet(recordSet: Buffer): Generator<{ entry: RecordSetEntry } | UnreadableEntry> {
  for (let at = 0; at + magicAt < recordSet.length; ) {
    const offset = recordSet.readBigInt64BE(at);
    const size = recordSet.readInt32BE(at + 8);
    if (size < oldMessageMinBytes) {
      yield { unreadable: corrupt(`entry of ${size} bytes at offset ${offset}`), lastOffset: undefined };
      return;
    }
    const end = at + entryHeadBytes + size;
    if (end > recordSet.length) return;
    const bytes = recordSet.subarray(at, end);
    try {
      const magic = bytes.readInt8(magicAt);
      if (magic < 0 || magic > 2) throw corrupt(`record format (magic) ${magic} at offset ${offset}`);
      yield { entry: magic === 2 ? batchEntry(bytes, offset) : oldEntry(bytes, offset, magic) };
    } catch (unreadable) {
      yield { unreadable, lastOffset: lastOffsetOf(bytes, offset) };
    }
    at = end;
  }
}
