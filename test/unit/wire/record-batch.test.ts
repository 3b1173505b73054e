import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codecNames,
  encodeHeaders,
  encodeRecordBatch,
  openRecordBatch,
  type RecordHeader,
  type RecordRow,
  recordFlag,
} from '../../../shared/wire/record-batch.ts';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const bytes = fc.uint8Array({ maxLength: 40 });
const header: fc.Arbitrary<RecordHeader> = fc.record({
  // A lone surrogate has no UTF-8: Kafka's header names are UTF-8, so none can come.
  name: fc.string({ unit: 'grapheme', maxLength: 12 }),
  value: fc.option(bytes),
});

const row = fc
  .record({
    offset: int64,
    timestampMs: int64,
    producerId: int64,
    partition: int32,
    leaderEpoch: int32,
    producerEpoch: int32,
    batchCount: int32,
    codec: fc.integer({ min: 0, max: codecNames.length - 1 }),
    otherFlags: fc.integer({ min: 0, max: 63 }).map((bits) => bits << 2),
    key: fc.option(bytes),
    keyBytes: fc.nat(),
    value: fc.option(bytes),
    valueBytes: fc.nat(),
    headers: fc.array(header, { maxLength: 4 }),
  })
  .map(({ otherFlags, ...rest }) => ({
    ...rest,
    flags: otherFlags | (rest.key === null ? recordFlag.keyNull : 0) | (rest.value === null ? recordFlag.valueNull : 0),
  }));

type Given = { codec: number; headers: RecordHeader[] } & Omit<RecordRow, 'headers'>;
const toRow = ({ headers, ...rest }: Given): RecordRow => ({ ...rest, headers: encodeHeaders(headers) });

describe('records as columns', () => {
  it('gives back every record as it was put in', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (given) => {
        const batch = openRecordBatch(encodeRecordBatch(given.map(toRow)));
        expect(batch.rows).toBe(given.length);
        given.forEach((one, i) => {
          expect(batch.record(i)).toEqual({ ...one, codec: codecNames[one.codec] });
        });
      }),
    );
  });

  it('is the same when it lies at an odd place of a larger buffer', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.integer({ min: 1, max: 7 }), (given, shift) => {
        const batch = encodeRecordBatch(given.map(toRow));
        const larger = new Uint8Array(batch.length + shift);
        larger.set(batch, shift);
        const opened = openRecordBatch(larger.subarray(shift));
        expect(given.map((_, i) => opened.record(i))).toEqual(
          given.map((one) => ({ ...one, codec: codecNames[one.codec] })),
        );
      }),
    );
  });

  it('keeps headers in order, with names that repeat and values that are null or empty', () => {
    const headers = [
      { name: 'trace', value: new Uint8Array([1]) },
      { name: 'trace', value: null },
      { name: '', value: new Uint8Array() },
      { name: '한글', value: new Uint8Array([2]) },
    ];
    const [given] = fc.sample(row, { numRuns: 1, seed: 1 });
    if (!given) throw new Error('no sample');
    expect(openRecordBatch(encodeRecordBatch([toRow({ ...given, headers })])).headers(0)).toEqual(headers);
  });

  it('refuses bytes that are no batch, and rows that are not in it', () => {
    const [given] = fc.sample(row, { numRuns: 1, seed: 2 });
    if (!given) throw new Error('no sample');
    const good = encodeRecordBatch([toRow(given)]);
    const wrongMagic = new Uint8Array(good);
    wrongMagic[0] = 0;
    for (const bad of [new Uint8Array(), good.subarray(0, 12), good.subarray(0, -1), wrongMagic])
      expect(() => openRecordBatch(bad)).toThrow('BAD_INPUT');
    expect(() => openRecordBatch(good).record(1)).toThrow(RangeError);
  });
});
