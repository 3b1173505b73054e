import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoment, writeMoment } from '../../../../../renderer/features/messages/moment.ts';
import { formatPartitionList, parsePartitionList } from '../../../../../renderer/features/messages/partition-list.ts';
import { formatQuery, type MessagesQuery, parseQuery } from '../../../../../renderer/features/messages/query.ts';

describe('the address of the view', () => {
  const query: fc.Arbitrary<MessagesQuery> = fc.record({
    start: fc.oneof(
      fc.constant({ kind: 'newest' as const }),
      fc.constant({ kind: 'oldest' as const }),
      fc.record({ kind: fc.constant('offset' as const), offset: fc.bigInt(0n, 10n ** 18n - 1n) }),
      fc.record({ kind: fc.constant('time' as const), atMs: fc.nat() }),
    ),
    limit: fc.integer({ min: 1, max: 10_000 }),
    partitions: fc.option(fc.uniqueArray(fc.nat(500), { minLength: 1 }).map((list) => list.toSorted((a, b) => a - b))),
    filter: fc.string(),
    record: fc.option(fc.record({ partition: fc.nat(100), offset: fc.bigInt(0n, 10n ** 17n) })),
    tail: fc.boolean(),
    produce: fc.boolean(),
    keyFormat: fc.constantFrom('auto', 'text', 'json', 'hex'),
    valueFormat: fc.constantFrom('auto', 'text', 'json', 'hex'),
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(query, (one) => {
        expect(parseQuery(formatQuery(one))).toEqual(one);
      }),
    );
  });

  it('is empty for the defaults and survives nonsense', () => {
    expect(formatQuery(parseQuery({}))).toEqual({});
    expect(parseQuery({ start: 'offset:-3', count: '0', partitions: 'x', record: '3', key: 'avro' })).toEqual(
      parseQuery({}),
    );
    expect(parseQuery({ count: '999999' }).limit).toBe(10_000);
  });
});

describe('a list of partitions', () => {
  it('reads what people type', () => {
    expect(parsePartitionList('0, 3, 5–7')).toEqual([0, 3, 5, 6, 7]);
    expect(parsePartitionList('7-5')).toBeNull();
    expect(parsePartitionList('')).toBeNull();
    expect(parsePartitionList('1,,2')).toBeNull();
    expect(parsePartitionList('0-9999999')).toBeNull();
  });

  it('is written as short as it can be', () => {
    expect(formatPartitionList([0, 1, 2, 5, 7, 8])).toBe('0-2,5,7-8');
  });
});

describe('a time as typed', () => {
  it('reads back what is written, in both zones', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1e12, max: 4e12 }),
        fc.constantFrom('local' as const, 'utc' as const),
        (ms, zone) => {
          expect(parseMoment(writeMoment(ms, zone), zone)).toBe(ms);
        },
      ),
    );
  });

  it('takes epoch milliseconds, days and minutes, and nothing that no calendar has', () => {
    expect(parseMoment('1795262671455', 'utc')).toBe(1_795_262_671_455);
    expect(parseMoment('2026-11-21', 'utc')).toBe(Date.UTC(2026, 10, 21));
    expect(parseMoment('2026-11-21T21:04Z', 'local')).toBe(Date.UTC(2026, 10, 21, 21, 4));
    expect(parseMoment('2026-11-21 21:04:31.5', 'utc')).toBe(Date.UTC(2026, 10, 21, 21, 4, 31, 500));
    for (const wrong of ['', 'now', '2026-02-30', '2026-11-21 25:00', '12'])
      expect(parseMoment(wrong, 'utc')).toBeNull();
  });
});
