import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRecordLog,
  type RecordLog,
  type RecordRows,
} from '../../../../../renderer/features/messages/records/record-log.ts';
import { batchOf } from './batch.ts';

const span = (from: number, count: number) => batchOf(Array.from({ length: count }, (_, i) => ({ offset: from + i })));
const offsets = (rows: RecordRows) =>
  Array.from({ length: rows.length }, (_, i) => {
    const ref = rows.at(i);
    return Number(ref?.batch.offset[ref.row]);
  });
const shown = (log: RecordLog) => offsets(log.rows());
const isEven = (offset: bigint | undefined) => (offset ?? 1n) % 2n === 0n;

describe('the record log', () => {
  it('lists pages downwards as they are and arrivals on top, newest first', () => {
    const log = createRecordLog();
    log.append(batchOf([{ offset: 12 }, { offset: 11 }]));
    log.arrive(span(13, 2));
    log.append(batchOf([{ offset: 10 }, { offset: 9 }]));
    log.arrive(span(15, 1));
    expect(shown(log)).toEqual([15, 14, 13, 12, 11, 10, 9]);
  });

  it('agrees with a plain list under any order of pages, arrivals, holds and filters', () => {
    const act = fc.oneof(
      fc.record({ act: fc.constantFrom('append' as const, 'arrive' as const), rows: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ act: fc.constantFrom('hold' as const, 'release' as const, 'filter' as const, 'unfilter' as const) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const log = createRecordLog();
        let list: number[] = [];
        let waiting: number[] = [];
        let held = false;
        let filtered = false;
        let next = 0;
        for (const one of acts) {
          if (one.act === 'append') {
            log.append(span(next, one.rows));
            list = [...list, ...Array.from({ length: one.rows }, (_, i) => next + i)];
            next += one.rows;
          } else if (one.act === 'arrive') {
            log.arrive(span(next, one.rows));
            const came = Array.from({ length: one.rows }, (_, i) => next + i).reverse();
            if (held) waiting = [...came, ...waiting];
            else list = [...came, ...list];
            next += one.rows;
          } else if (one.act === 'filter' || one.act === 'unfilter') {
            filtered = one.act === 'filter';
            log.filter(filtered ? (batch, row) => isEven(batch.offset[row]) : null);
          } else {
            held = one.act === 'hold';
            log.hold(held);
            if (!held) {
              list = [...waiting, ...list];
              waiting = [];
            }
          }
          expect(log.counts().waiting).toBe(waiting.length);
          expect(shown(log)).toEqual(filtered ? list.filter((offset) => offset % 2 === 0) : list);
        }
      }),
    );
  });

  it('keeps the place of a row while others come above and below', () => {
    const log = createRecordLog();
    log.append(span(0, 5));
    const place = log.find(0, 3n)?.place ?? Number.NaN;
    log.arrive(span(5, 100));
    log.append(span(200, 7));
    const rows = log.rows();
    const ref = rows.at(rows.placeOf(place));
    expect(ref?.batch.offset[ref.row]).toBe(3n);
    expect(rows.placeOf(place)).toBe(103);
    expect(rows.placeOf(10_000)).toBe(-1);
  });

  it('gives a list that is painted what it was given, whatever happens after', () => {
    const log = createRecordLog();
    log.append(span(0, 3));
    const before = log.rows();
    log.arrive(span(3, 2));
    expect(offsets(before)).toEqual([0, 1, 2]);
  });

  it('lets whole batches of the oldest fall out at its limit of rows', () => {
    const log = createRecordLog({ rows: 10, bytes: 1e9, waitingRows: 5, waitingBytes: 1e9 });
    log.append(batchOf([{ offset: 2 }, { offset: 1 }, { offset: 0 }]));
    for (let from = 3; from < 24; from += 3) log.arrive(span(from, 3));
    expect(log.counts()).toMatchObject({ kept: 9, evicted: 15 });
    expect(shown(log)).toEqual([23, 22, 21, 20, 19, 18, 17, 16, 15]);
  });

  it('keeps its limit of bytes as well', () => {
    const one = span(10, 1).length;
    const log = createRecordLog({ rows: 1e9, bytes: one * 4, waitingRows: 5, waitingBytes: 1e9 });
    for (let offset = 10; offset < 50; offset += 1) log.arrive(span(offset, 1));
    expect(log.counts().kept).toBe(4);
  });

  it('counts what came while held, also what fell out before anyone saw it', () => {
    const log = createRecordLog({ rows: 100, bytes: 1e9, waitingRows: 5, waitingBytes: 1e9 });
    log.append(span(0, 1));
    log.hold(true);
    for (let offset = 1; offset <= 8; offset += 1) log.arrive(span(offset, 1));
    expect(shown(log)).toEqual([0]);
    expect(log.counts()).toMatchObject({ waiting: 8, unseen: 3 });
    log.hold(false);
    expect(shown(log)).toEqual([8, 7, 6, 5, 4, 0]);
    expect(log.counts()).toMatchObject({ waiting: 0, unseen: 3 });
  });

  it('finds no row of a record that the filter leaves out', () => {
    const log = createRecordLog();
    log.append(span(0, 4));
    log.filter((batch, row) => isEven(batch.offset[row]));
    expect(log.find(0, 1n)).toBeUndefined();
    expect(log.find(0, 2n)?.place).toBe(1);
    expect(log.find(1, 2n)).toBeUndefined();
  });
});
