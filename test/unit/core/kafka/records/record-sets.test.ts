import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRecords } from '../../../../../electron/core/kafka/records/decode-records.ts';
import { encodeBatch } from '../../../../../electron/core/kafka/records/encode-batch.ts';
import { walkRecordSet } from '../../../../../electron/core/kafka/records/record-sets.ts';
import { Failure } from '../../../../../shared/errors.ts';
import {
  codecNames,
  encodeRecordBatch,
  openRecordBatch,
  type RecordRow,
  recordFlag,
} from '../../../../../shared/wire/record-batch.ts';
import recordSets from '../fixtures/record-sets.json' with { type: 'json' };

const everything = { partition: 0, fieldCapBytes: 64 << 10, from: 0n, to: 2n ** 62n, aborted: false };

function rowsOf(recordSet: Buffer, options: Partial<typeof everything> = {}): RecordRow[] {
  return [...walkRecordSet(recordSet)].flatMap((each) => {
    if ('unreadable' in each) throw each.unreadable;
    return decodeRecords(each.entry, { ...everything, ...options });
  });
}

function views(recordSet: Buffer, options: Partial<typeof everything> = {}) {
  const batch = openRecordBatch(encodeRecordBatch(rowsOf(recordSet, options)));
  return Array.from({ length: batch.rows }, (_, row) => batch.record(row));
}

const text = (field: Uint8Array | null) => (field === null ? null : Buffer.from(field).toString());

// Four records of Java's producer (4.1.1) a day apart: null key; null value; empty value; headers that repeat.
describe.each(codecNames.map((codec, index) => [codec, index] as const))('a record set of Java, %s', (codec, index) => {
  const recordSet = Buffer.from(recordSets[codec], 'base64');
  const large = '{"id":9007199254740993,"텍스트":"반복 "}'.repeat(8);

  it('gives the records that were sent', () => {
    const records = views(recordSet);
    expect(records.map((record) => [record.offset, record.timestampMs, text(record.key), text(record.value)])).toEqual([
      [BigInt(4 * index), 1_700_000_000_000n, null, large],
      [BigInt(4 * index + 1), 1_700_086_400_000n, '키1', null],
      [BigInt(4 * index + 2), 1_700_172_800_000n, '키2', ''],
      [BigInt(4 * index + 3), 1_700_259_200_000n, '키3', large],
    ]);
    expect(records.every((record) => record.codec === codec)).toBe(true);
    expect(records[3]?.headers.map(({ name, value }) => [name, value && [...value]])).toEqual([
      ['중복', [0x31]],
      ['중복', null],
      ['raw', [0, 255]],
    ]);
  });

  it('leaves out what lies outside the wanted offsets', () => {
    const from = BigInt(4 * index + 1);
    expect(rowsOf(recordSet, { from, to: from + 2n }).map((row) => row.offset)).toEqual([from, from + 1n]);
  });

  it('cuts long fields and says so', () => {
    const [first] = rowsOf(recordSet, { fieldCapBytes: 10 });
    expect(first?.value?.length).toBe(10);
    expect(first?.valueBytes).toBe(Buffer.byteLength(large));
    expect(first?.flags).toBe(recordFlag.keyNull | recordFlag.valueCut);
  });

  it('notices a changed byte', () => {
    for (const at of [25, 61, recordSet.length - 1]) {
      const changed = Buffer.from(recordSet);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(() => rowsOf(changed)).toThrow(
        expect.objectContaining({ error: expect.objectContaining({ code: 'RECORDS_CORRUPT' }) }),
      );
    }
  });

  it('leaves out a batch that Fetch has cut', () => {
    expect(rowsOf(recordSet.subarray(0, recordSet.length - 1))).toEqual([]);
  });
});

describe('our own record batch', () => {
  const field = fc.option(fc.uint8Array({ maxLength: 2_000 }));
  const record = fc.record({
    key: field,
    value: field,
    headers: fc.array(fc.record({ name: fc.string({ unit: 'grapheme', maxLength: 20 }), value: field }), {
      maxLength: 5,
    }),
    timestampMs: fc.bigInt({ min: -1n, max: 2n ** 53n }),
  });

  it('is read back as it was sent, with every codec', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(...codecNames), (sent, codec) => {
        const [got] = views(encodeBatch(sent, codec));
        expect(got).toMatchObject({ offset: 0n, timestampMs: sent.timestampMs, codec });
        expect([got?.key, got?.value].map((each) => each && [...each])).toEqual(
          [sent.key, sent.value].map((each) => each && [...each]),
        );
        expect(got?.headers.map(({ name, value }) => [name, value && [...value]])).toEqual(
          sent.headers.map(({ name, value }) => [name, value && [...value]]),
        );
      }),
    );
  });
});

describe('bytes that are no record set', () => {
  function survives(recordSet: Buffer): void {
    for (const each of walkRecordSet(recordSet)) {
      if ('unreadable' in each) {
        expect(each.unreadable).toBeInstanceOf(Failure);
        continue;
      }
      try {
        decodeRecords(each.entry, everything);
      } catch (caught) {
        expect(caught).toBeInstanceOf(Failure);
      }
    }
  }

  it('end in a Failure, never in a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => survives(Buffer.from(bytes))),
      { numRuns: 500 },
    );
  });

  it('so do old messages with any contents', () => {
    const message = fc.record({
      magic: fc.constantFrom(0, 1),
      attributes: fc.nat(15),
      body: fc.uint8Array({ maxLength: 120 }),
    });
    fc.assert(
      fc.property(message, ({ magic, attributes, body }) => {
        const bytes = Buffer.alloc(26 + body.length);
        bytes.writeInt32BE(bytes.length - 12, 8);
        bytes.writeInt8(magic, 16);
        bytes.writeInt8(attributes, 17);
        bytes.set(body, 26);
        survives(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('name a format that is not known', () => {
    const future = encodeBatch({ key: null, value: null, headers: [], timestampMs: 0n }, 'none');
    future.writeInt8(3, 16);
    expect(() => rowsOf(future)).toThrow(/magic\) 3/);
  });

  it('do not hide the batches behind them', () => {
    const batch = encodeBatch({ key: null, value: Buffer.from('x'), headers: [], timestampMs: 0n }, 'none');
    const broken = Buffer.from(batch);
    broken[60] = 9;
    const next = Buffer.from(batch);
    next.writeBigInt64BE(1n, 0);
    const found = [...walkRecordSet(Buffer.concat([broken, next]))];
    expect(
      found.map((each) => ('unreadable' in each ? `bad until ${each.lastOffset}` : each.entry.baseOffset)),
    ).toEqual(['bad until 0', 1n]);
  });
});
