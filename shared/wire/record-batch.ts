import { fail } from '../errors.ts';

/**
 * Records as columns in one buffer: what `records.read` and `records.tail` carry. The core writes it once, the window
 * reads only the rows it shows. Little-endian, all columns aligned; 64-bit values are BigInt64Array.
 *
 * Layout: u32 magic, u32 row count, u32 bytes of payload, u32 zero; then the columns in the order of `Columns`, each
 * padded to 8; then the payload, which holds for every row its key, value and headers one after another.
 */
const magic = 0x3143_524b; // "KRC1"

export const recordFlag = {
  keyNull: 1,
  valueNull: 2,
  /** A transaction marker: takes an offset, is not a record. Its value byte 0 says 0 abort, 1 commit. */
  control: 4,
  /** The broker stamped the time (LogAppendTime), not the producer. */
  appendTime: 8,
  transactional: 16,
  /** Belongs to a transaction that was aborted. */
  aborted: 32,
  keyCut: 64,
  valueCut: 128,
} as const;

export const codecNames = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

type Columns = {
  offset: BigInt64Array;
  timestampMs: BigInt64Array;
  producerId: BigInt64Array;
  partition: Int32Array;
  leaderEpoch: Int32Array;
  producerEpoch: Int32Array;
  /** Records in the record batch this one came in, and its true sizes, which a cut field's bytes are less than. */
  batchCount: Int32Array;
  keyBytes: Int32Array;
  valueBytes: Int32Array;
  /** End of each field in the payload; a field begins where the one before it ends (key, value, headers, next row). */
  keyEnd: Int32Array;
  valueEnd: Int32Array;
  headersEnd: Int32Array;
  flags: Uint8Array;
  codec: Uint8Array;
};

const wide = ['offset', 'timestampMs', 'producerId'] as const;
const middle = [
  'partition',
  'leaderEpoch',
  'producerEpoch',
  'batchCount',
  'keyBytes',
  'valueBytes',
  'keyEnd',
  'valueEnd',
  'headersEnd',
] as const;
const narrow = ['flags', 'codec'] as const;

const pad = (length: number) => (length + 7) & ~7;
const headerBytes = 16;

const columnBytes = (rows: number) =>
  wide.length * rows * 8 + middle.length * pad(rows * 4) + narrow.length * pad(rows);

export type RecordHeader = { name: string; value: Uint8Array | null };

/** One record to be put into a batch. `headers` is already encoded by {@link encodeHeaders}. */
export type RecordRow = {
  offset: bigint;
  timestampMs: bigint;
  producerId: bigint;
  partition: number;
  leaderEpoch: number;
  producerEpoch: number;
  batchCount: number;
  flags: number;
  codec: number;
  /** null is told by the flags as well; the lengths are the true ones, the bytes may be cut. */
  key: Uint8Array | null;
  keyBytes: number;
  value: Uint8Array | null;
  valueBytes: number;
  headers: Uint8Array;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Headers in order, names may repeat: for each u32 name length, name, i32 value length (−1: null), value. */
export function encodeHeaders(headers: readonly RecordHeader[]): Uint8Array {
  const names = headers.map((header) => encoder.encode(header.name));
  const size = headers.reduce((sum, header, i) => sum + 8 + (names[i]?.length ?? 0) + (header.value?.length ?? 0), 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  headers.forEach((header, i) => {
    const name = names[i] ?? new Uint8Array();
    view.setUint32(at, name.length, true);
    bytes.set(name, at + 4);
    at += 4 + name.length;
    view.setInt32(at, header.value === null ? -1 : header.value.length, true);
    if (header.value) bytes.set(header.value, at + 4);
    at += 4 + (header.value?.length ?? 0);
  });
  return bytes;
}

function decodeHeaders(bytes: Uint8Array): RecordHeader[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers: RecordHeader[] = [];
  for (let at = 0; at < bytes.length; ) {
    const nameLength = view.getUint32(at, true);
    const name = decoder.decode(bytes.subarray(at + 4, at + 4 + nameLength));
    at += 4 + nameLength;
    const valueLength = view.getInt32(at, true);
    at += 4;
    headers.push({
      name,
      value: valueLength < 0 ? null : bytes.subarray(at, at + valueLength),
    });
    at += Math.max(0, valueLength);
  }
  return headers;
}

function mapColumns(buffer: ArrayBuffer, offset: number, rows: number): Columns {
  let at = offset + headerBytes;
  const columns: Record<string, unknown> = {};
  for (const name of wide) {
    columns[name] = new BigInt64Array(buffer, at, rows);
    at += rows * 8;
  }
  for (const name of middle) {
    columns[name] = new Int32Array(buffer, at, rows);
    at += pad(rows * 4);
  }
  for (const name of narrow) {
    columns[name] = new Uint8Array(buffer, at, rows);
    at += pad(rows);
  }
  return columns as Columns;
}

/** Writes rows as one columnar buffer. */
export function encodeRecordBatch(rows: readonly RecordRow[]): Uint8Array<ArrayBuffer> {
  let payload = 0;
  for (const row of rows) payload += (row.key?.length ?? 0) + (row.value?.length ?? 0) + row.headers.length;
  const start = headerBytes + columnBytes(rows.length);
  const bytes = new Uint8Array(start + payload);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, magic, true);
  head.setUint32(4, rows.length, true);
  head.setUint32(8, payload, true);
  const columns = mapColumns(bytes.buffer, 0, rows.length);
  let end = 0;
  const append = (field: Uint8Array | null) => {
    if (field) bytes.set(field, start + end);
    end += field?.length ?? 0;
    return end;
  };
  rows.forEach((row, i) => {
    for (const name of wide) columns[name][i] = row[name];
    for (const name of ['partition', 'leaderEpoch', 'producerEpoch', 'batchCount', 'keyBytes', 'valueBytes'] as const)
      columns[name][i] = row[name];
    for (const name of narrow) columns[name][i] = row[name];
    columns.keyEnd[i] = append(row.key);
    columns.valueEnd[i] = append(row.value);
    columns.headersEnd[i] = append(row.headers);
  });
  return bytes;
}

/** A record as a screen uses it. Byte fields are views into the batch. */
export type RecordView = {
  partition: number;
  offset: bigint;
  timestampMs: bigint;
  key: Uint8Array | null;
  value: Uint8Array | null;
  /** True sizes; larger than the bytes here when the field was cut for the list. */
  keyBytes: number;
  valueBytes: number;
  headers: RecordHeader[];
  flags: number;
  codec: (typeof codecNames)[number];
  batchCount: number;
  leaderEpoch: number;
  producerId: bigint;
  producerEpoch: number;
};

export type RecordBatch = Columns & {
  readonly rows: number;
  readonly sizeBytes: number;
  key(row: number): Uint8Array | null;
  value(row: number): Uint8Array | null;
  headers(row: number): RecordHeader[];
  record(row: number): RecordView;
};

/** Opens a buffer made by {@link encodeRecordBatch}. Columns are views when the bytes are aligned to 8, else a copy is made. */
export function openRecordBatch(given: Uint8Array<ArrayBuffer> | Uint8Array): RecordBatch {
  const bytes = (given.byteOffset & 7 ? new Uint8Array(given) : given) as Uint8Array<ArrayBuffer>;
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = bytes.length < headerBytes ? -1 : head.getUint32(4, true);
  const start = headerBytes + columnBytes(Math.max(0, rows));
  if (rows < 0 || head.getUint32(0, true) !== magic || start + head.getUint32(8, true) !== bytes.length)
    fail('BAD_INPUT', { detail: 'not a record batch' });
  const columns = mapColumns(bytes.buffer, bytes.byteOffset, rows);
  const { flags, keyEnd, valueEnd, headersEnd } = columns;
  const slice = (from: number, to: number) => bytes.subarray(start + from, start + to);
  const key = (row: number) =>
    at(flags, row) & recordFlag.keyNull ? null : slice(row === 0 ? 0 : at(headersEnd, row - 1), at(keyEnd, row));
  const value = (row: number) =>
    at(flags, row) & recordFlag.valueNull ? null : slice(at(keyEnd, row), at(valueEnd, row));
  const headers = (row: number) => decodeHeaders(slice(at(valueEnd, row), at(headersEnd, row)));
  return {
    ...columns,
    rows,
    sizeBytes: bytes.length,
    key,
    value,
    headers,
    record: (row) => ({
      partition: at(columns.partition, row),
      offset: columns.offset[row] ?? outOfRange(row),
      timestampMs: columns.timestampMs[row] ?? outOfRange(row),
      key: key(row),
      value: value(row),
      keyBytes: at(columns.keyBytes, row),
      valueBytes: at(columns.valueBytes, row),
      headers: headers(row),
      flags: at(flags, row),
      codec: codecNames[at(columns.codec, row)] ?? 'none',
      batchCount: at(columns.batchCount, row),
      leaderEpoch: at(columns.leaderEpoch, row),
      producerId: columns.producerId[row] ?? outOfRange(row),
      producerEpoch: at(columns.producerEpoch, row),
    }),
  };
}

function outOfRange(row: number): never {
  throw new RangeError(`row ${row} is not in this batch`);
}

const at = (column: Int32Array | Uint8Array, row: number): number => column[row] ?? outOfRange(row);
