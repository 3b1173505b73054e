import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeRecords } from '../../../../../electron/core/kafka/records/decode-records.ts';
import { walkRecordSet } from '../../../../../electron/core/kafka/records/record-sets.ts';
import { recordFlag } from '../../../../../shared/wire/record-batch.ts';

// Built by the protocol guide's "Message Sets": no broker of today writes them any more.

function field(value: string | Buffer | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(value === null ? -1 : Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(value ?? '')]);
}

function message(
  offset: bigint,
  magic: 0 | 1,
  { attributes = 0, timestampMs = -1n, key = null as string | null, value = null as string | Buffer | null },
): Buffer {
  const head = Buffer.alloc(18);
  head.writeBigInt64BE(offset, 0);
  head.writeInt8(magic, 16);
  head.writeInt8(attributes, 17);
  const time = Buffer.alloc(magic === 1 ? 8 : 0);
  if (magic === 1) time.writeBigInt64BE(timestampMs);
  const bytes = Buffer.concat([head, time, field(key), field(value)]);
  bytes.writeInt32BE(bytes.length - 12, 8);
  return bytes;
}

const decode = (recordSet: Buffer) =>
  [...walkRecordSet(recordSet)].flatMap((each) => {
    if ('unreadable' in each) throw each.unreadable;
    return decodeRecords(each.entry, { partition: 2, fieldCapBytes: 1_000, from: 0n, to: 1_000n, aborted: false });
  });

const told = (recordSet: Buffer) =>
  decode(recordSet).map((row) => [row.offset, row.timestampMs, row.key?.toString(), row.value?.toString()]);

describe('message sets of old brokers', () => {
  it('have no time in format 0', () => {
    const set = Buffer.concat([message(7n, 0, { key: 'k', value: 'v' }), message(9n, 0, { value: '' })]);
    expect(told(set)).toEqual([
      [7n, -1n, 'k', 'v'],
      [9n, -1n, undefined, ''],
    ]);
    expect(decode(set)[1]?.flags).toBe(recordFlag.keyNull);
  });

  it('count inner offsets from 0 in format 1: the last one is the outer offset', () => {
    const inner = Buffer.concat([
      message(0n, 1, { timestampMs: 10n, value: 'a' }),
      message(2n, 1, { timestampMs: 11n, value: 'b' }),
    ]);
    const outer = message(102n, 1, { attributes: 1, timestampMs: 11n, value: gzipSync(inner) });
    expect(told(outer)).toEqual([
      [100n, 10n, undefined, 'a'],
      [102n, 11n, undefined, 'b'],
    ]);
    expect(decode(outer)[0]?.batchCount).toBe(2);
  });

  it('have absolute inner offsets in format 0', () => {
    const inner = Buffer.concat([message(41n, 0, { value: 'a' }), message(42n, 0, { value: 'b' })]);
    expect(told(message(42n, 0, { attributes: 1, value: gzipSync(inner) })).map(([offset]) => offset)).toEqual([
      41n,
      42n,
    ]);
  });

  it('carry the broker’s time for all inner messages under LogAppendTime', () => {
    const inner = message(0n, 1, { timestampMs: 5n, value: 'a' });
    const outer = message(3n, 1, { attributes: 1 | 8, timestampMs: 99n, value: gzipSync(inner) });
    expect(told(outer)).toEqual([[3n, 99n, undefined, 'a']]);
    expect((decode(outer)[0]?.flags ?? 0) & recordFlag.appendTime).toBeTruthy();
  });

  it('are refused when compressed twice', () => {
    const inner = message(0n, 1, { attributes: 1, value: gzipSync(message(0n, 1, { value: 'a' })) });
    expect(() => decode(message(0n, 1, { attributes: 1, value: gzipSync(inner) }))).toThrow(/nested/);
  });
});
