import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { lz4Compress, lz4Decompress, snappyCompress, snappyDecompress } from '@platformatic/wasm-utils/bundled';
import { assertNever, Failure, failure } from '../../../../shared/errors.ts';
import type { codecNames } from '../../../../shared/wire/record-batch.ts';
import { corrupt } from './corrupt.ts';

export type Codec = (typeof codecNames)[number];

/** What one record batch may inflate to. Beyond it lies a bomb, or data that no window should load. */
export const maxInflatedBytes = 256 * 1024 * 1024;

const lz4Magic = 0x184d2204;
/** Block sizes by the code in the frame's BD byte, from code 4 on (LZ4 frame format, "Block Maximum Size"). */
const lz4BlockBytes: readonly number[] = [64 << 10, 256 << 10, 1 << 20, 4 << 20];
/** A byte of LZ4 can stand for 255 at most (a run of length bytes). */
const lz4MaxRatio = 255;

/**
 * The most that an LZ4 frame can inflate to, from its block headers. The WASM decoder allocates by what the bytes
 * claim and traps on nonsense, so the claims are checked first.
 */
function lz4Bound(bytes: Buffer): number {
  if (bytes.length < 7 || bytes.readUInt32LE(0) !== lz4Magic) throw corrupt('not an LZ4 frame');
  const flags = bytes.readUInt8(4);
  const blockBytes = lz4BlockBytes[((bytes.readUInt8(5) >> 4) & 7) - 4];
  if (blockBytes === undefined) throw corrupt('LZ4 block size');
  const blockChecksum = flags & 0x10 ? 4 : 0;
  let at = 7 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0);
  let bound = 0;
  for (;;) {
    if (at + 4 > bytes.length) throw corrupt('LZ4 frame ends early');
    const word = bytes.readUInt32LE(at);
    if (word === 0) return bound;
    const size = word & 0x7fff_ffff;
    const stored = word >>> 31 === 1;
    bound += Math.min(blockBytes, stored ? size : size * lz4MaxRatio);
    at += 4 + size + blockChecksum;
  }
}

function inflateLz4(bytes: Buffer, limitBytes: number): Buffer {
  refuseAbove(limitBytes, lz4Bound(bytes));
  return lz4Decompress(bytes);
}

/** Java's Snappy framing: magic, two versions, then blocks with their lengths. Others send one bare block. */
const xerialMagic = Buffer.from('\x82SNAPPY\0', 'latin1');
const xerialHeaderBytes = 16;
const xerialBlockBytes = 32 << 10;
/** Three bytes of Snappy stand for 64 at most. */
const snappyMaxRatio = 22;

function snappyLength(block: Buffer): number {
  let length = 0;
  for (let i = 0; i < 5; i++) {
    const byte = block[i];
    if (byte === undefined) break;
    length += (byte & 0x7f) * 2 ** (7 * i);
    if (byte >= 0x80) continue;
    if (length > block.length * snappyMaxRatio) throw corrupt(`Snappy block claims ${length} bytes`);
    return length;
  }
  throw corrupt('Snappy length');
}

function inflateSnappy(bytes: Buffer, limitBytes: number): Buffer {
  const framed = bytes.length >= xerialHeaderBytes && bytes.subarray(0, xerialMagic.length).equals(xerialMagic);
  if (!framed) {
    refuseAbove(limitBytes, snappyLength(bytes));
    return snappyDecompress(bytes);
  }
  const blocks: Buffer[] = [];
  let total = 0;
  for (let at = xerialHeaderBytes; at < bytes.length; ) {
    if (at + 4 > bytes.length) throw corrupt('Snappy frame ends early');
    const size = bytes.readInt32BE(at);
    if (size < 0 || at + 4 + size > bytes.length) throw corrupt('Snappy block ends early');
    const block = bytes.subarray(at + 4, at + 4 + size);
    total += snappyLength(block);
    refuseAbove(limitBytes, total);
    blocks.push(snappyDecompress(block));
    at += 4 + size;
  }
  return Buffer.concat(blocks);
}

function refuseAbove(limitBytes: number, inflatedBytes: number): void {
  if (inflatedBytes > limitBytes) throw tooLarge(limitBytes);
}

function tooLarge(limitBytes: number): Failure {
  return failure('TOO_LARGE', { detail: `a record batch inflates to more than ${limitBytes} bytes` });
}

function inflate(codec: Exclude<Codec, 'none'>, bytes: Buffer, limitBytes: number): Buffer {
  switch (codec) {
    case 'gzip':
      return gunzipSync(bytes, { maxOutputLength: limitBytes });
    case 'zstd':
      return zstdDecompressSync(bytes, { maxOutputLength: limitBytes });
    case 'lz4':
      return inflateLz4(bytes, limitBytes);
    case 'snappy':
      return inflateSnappy(bytes, limitBytes);
    default:
      return assertNever(codec);
  }
}

/** Inflates the records of one batch. Fails with RECORDS_CORRUPT or TOO_LARGE, whatever the bytes are. */
export function decompress(codec: Codec, bytes: Buffer, limitBytes = maxInflatedBytes): Buffer {
  if (codec === 'none') return bytes;
  try {
    return inflate(codec, bytes, limitBytes);
  } catch (caught) {
    if (caught instanceof Failure || !(caught instanceof Error)) throw caught;
    if ('code' in caught && caught.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limitBytes);
    // zlib's errors and the WASM's traps.
    throw corrupt(`${codec}: ${caught.message}`, caught);
  }
}

function deflateSnappy(bytes: Buffer): Buffer {
  const header = Buffer.alloc(xerialHeaderBytes);
  xerialMagic.copy(header);
  header.writeInt32BE(1, 8);
  header.writeInt32BE(1, 12);
  const parts: Buffer[] = [header];
  for (let at = 0; at < bytes.length; at += xerialBlockBytes) {
    const block = snappyCompress(bytes.subarray(at, at + xerialBlockBytes));
    const length = Buffer.alloc(4);
    length.writeInt32BE(block.length);
    parts.push(length, block);
  }
  return Buffer.concat(parts);
}

/** Compresses the records of one batch in the framing that Java's clients expect. */
export function compress(codec: Codec, bytes: Buffer): Buffer {
  switch (codec) {
    case 'none':
      return bytes;
    case 'gzip':
      return gzipSync(bytes);
    case 'zstd':
      return zstdCompressSync(bytes);
    case 'lz4':
      return lz4Compress(bytes);
    case 'snappy':
      return deflateSnappy(bytes);
    default:
      return assertNever(codec);
  }
}
