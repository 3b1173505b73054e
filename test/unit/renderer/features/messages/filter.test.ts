import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../../../../renderer/features/messages/filter/match-filter.ts';
import { parseFilter } from '../../../../../renderer/features/messages/filter/parse-filter.ts';
import { openRecordBatch, recordFlag } from '../../../../../shared/wire/record-batch.ts';
import { batchOf, type Told } from './batch.ts';

const text = (value: string) => new TextEncoder().encode(value);

const rows: Told[] = [
  {
    offset: 0,
    key: 'order-7210194211959421229',
    value: '{"id":7210194211959421229,"status":"PAID","amount":412800,"vat":0.10,"items":[{"sku":"a"}],"note":null}',
    headers: [
      { name: 'trace-id', value: text('4bf9') },
      { name: 'retry', value: null },
    ],
  },
  { offset: 1, partition: 3, key: null, value: '{"id":7210194211959421228,"status":"SHIPPED","amount":"412800"}' },
  { offset: 2, key: 'tomb', value: null },
  { offset: 3, key: '', value: '고객 환불 요청 key = 5' },
  { offset: 4, value: '\u0000\u0001', flags: recordFlag.control },
];
const batch = openRecordBatch(batchOf(rows));

/** Offsets of the rows a filter lets through. */
function found(filter: string): number[] {
  const parsed = parseFilter(filter);
  if ('problem' in parsed || parsed.filter === null) throw new Error(`not a filter: ${filter}`);
  const matches = matcherOf(parsed.filter);
  return rows.map((_, row) => row).filter((row) => matches(batch, row));
}

describe('the filter', () => {
  it.each<[string, number[]]>([
    ['환불 요청', [3]],
    ['paid', [0]],
    ['TRACE-ID', [0]],
    ['"key = 5"', [3]],
    ['/order-\\d+9$/', [0]],
    ['/PAID|SHIPPED/', [0, 1]],
    ['.status = "PAID"', [0]],
    ['.status = PAID', [0]],
    ['.status != PAID', [1]],
    ['.status ~ ship', [1]],
    ['.status = /^S/', [1]],
    ['.id = 7210194211959421229', [0]],
    ['.id > 7210194211959421228', [0]],
    ['.amount = 412800', [0, 1]],
    ['.amount = "412800"', [1]],
    ['.amount >= 412,800', [0]],
    ['.vat = 0.1', [0]],
    ['.items[0].sku = a', [0]],
    ['.items exists', [0]],
    ['.items missing', [1, 2, 3]],
    ['.note is null', [0]],
    ['."status" = PAID and partition = 0', [0]],
    ['key ~ ORDER-72', [0]],
    ['key is null', [1]],
    ['key = "" and value ~ 환불', [3]],
    ['value is null', [2]],
    ['value exists and offset < 2', [0, 1]],
    ['header.trace-id exists', [0]],
    ['header.trace-id = 4bf9', [0]],
    ['header.retry is null', [0]],
    ['header.retry missing', [1, 2, 3]],
    ['partition = 3', [1]],
    ['offset >= 2', [2, 3]],
    ['size > 100', [0]],
  ])('%s', (filter, expected) => {
    expect(found(filter)).toEqual(expected);
  });

  it.each([
    ['/(/', 'regex', 0],
    ['.status', 'operator', 7],
    ['.status = ', 'operand', 9],
    ['  .status = "PAID', 'quote', 12],
    ['.amount > many', 'number', 10],
    ['partition ~ x', 'number', 12],
    ['.status = PAID or .x exists', 'and', 15],
    ['.a = 1 and b = 2', 'path', 11],
  ])('says what is wrong with %j and where', (filter, kind, at) => {
    expect(parseFilter(filter)).toMatchObject({ problem: { kind, at } });
  });

  it('takes an empty box as no filter', () => {
    expect(parseFilter('  ')).toEqual({ filter: null });
  });

  it('reads any text without failing, and never lets a transaction marker through', () => {
    const piece = fc.constantFrom(
      '.a',
      'key',
      'header.x',
      '=',
      '~',
      'and',
      '"',
      '/',
      'x',
      '5',
      ' ',
      '[0]',
      '(',
      '\\',
      '<=',
      'is null',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parsed = parseFilter(pieces.join(''));
        if ('filter' in parsed && parsed.filter !== null) expect(matcherOf(parsed.filter)(batch, 4)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
