import { describe, expect, it } from 'vitest';
import {
  joinReports,
  nextPage,
  offsetSpan,
  tailStart,
} from '../../../../../renderer/features/messages/records/read-report.ts';
import { createTailRate } from '../../../../../renderer/features/messages/records/tail-rate.ts';
import { afterItem } from '../../../../../renderer/features/messages/records/tail-trouble.ts';
import type { PartitionSpan, ReadReport, TailItem } from '../../../../../shared/contract/index.ts';
import type { AppError } from '../../../../../shared/errors.ts';

const noLeader: AppError = { code: 'LEADER_NOT_AVAILABLE', retriable: true };
const span = (partition: number, from: bigint, to: bigint, end = 100n, start = 0n): PartitionSpan => ({
  partition,
  from,
  to,
  startOffset: start,
  endOffset: end,
});
const report = (...spans: PartitionSpan[]): ReadReport => ({
  spans,
  records: 5,
  stopped: 'limit',
  fetchedBytes: 10,
  tookMs: 3,
});

describe('pages', () => {
  it('go on before what was read of the newest, and from where a list of the oldest ended', () => {
    const read = report(span(0, 90n, 100n), span(1, 0n, 100n), span(2, 100n, 100n));
    expect(nextPage(read, 'newest')).toEqual({
      kind: 'before',
      offsets: [
        { partition: 0, offset: 90n },
        { partition: 2, offset: 100n },
      ],
    });
    expect(nextPage(report(span(0, 0n, 10n), span(1, 0n, 100n)), 'oldest')).toEqual({
      kind: 'from',
      offsets: [{ partition: 0, offset: 10n }],
    });
    expect(nextPage(report(span(0, 0n, 100n)), 'newest')).toBeNull();
  });

  it('join into one report of exact spans', () => {
    const joined = joinReports(report(span(0, 90n, 100n), span(1, 50n, 60n)), {
      ...report(span(0, 80n, 90n), span(2, 1n, 2n)),
      stopped: 'end',
    });
    expect(joined.spans.map(({ partition, from, to }) => [partition, from, to])).toEqual([
      [0, 80n, 100n],
      [1, 50n, 60n],
      [2, 1n, 2n],
    ]);
    expect(joined).toMatchObject({ records: 10, stopped: 'end', tookMs: 6 });
  });

  it('a page that read nothing of a partition leaves its span', () => {
    expect(joinReports(report(span(0, 90n, 100n)), report(span(0, 0n, 0n))).spans[0]).toMatchObject({
      from: 90n,
      to: 100n,
    });
  });

  it('a tail goes on where reading ended, and from the end where nothing was read', () => {
    const failed = { ...span(2, 0n, 0n), error: noLeader };
    expect(tailStart(report(span(0, 90n, 100n), span(1, 0n, 0n, 70n), failed))).toEqual([
      { partition: 0, offset: 100n },
      { partition: 1, offset: 70n },
    ]);
    expect(offsetSpan(report(span(0, 0n, 0n, 100n, 20n), span(1, 0n, 0n, 50n)))).toBe(130n);
  });
});

describe('troubles of a tail', () => {
  const item = (part: Partial<TailItem>): TailItem => ({ batch: new Uint8Array(), rows: 0, positions: [], ...part });

  it('stay until the partition is read again', () => {
    let troubles = afterItem([], item({ trouble: { ...noLeader, partition: 3 } }));
    troubles = afterItem(troubles, item({ trouble: { ...noLeader, partition: 3, subject: 'broker 2' } }));
    expect(troubles).toEqual([{ partition: 3, error: { ...noLeader, subject: 'broker 2' } }]);
    troubles = afterItem(troubles, item({ positions: [{ partition: 1, next: 5n, end: 5n }] }));
    expect(troubles).toHaveLength(1);
    expect(afterItem(troubles, item({ positions: [{ partition: 3, next: 5n, end: 5n }] }))).toEqual([]);
  });
});

describe('the rate of a tail', () => {
  it('is that of the last three seconds and falls to nothing', () => {
    const rate = createTailRate();
    for (let ms = 0; ms < 10_000; ms += 10) rate.add(50, ms);
    expect(Math.abs(rate.perSecond(10_000) - 5000)).toBeLessThan(200);
    expect(rate.perSecond(14_000)).toBe(0);
  });

  it('does not shoot up in its first moment', () => {
    const rate = createTailRate();
    rate.add(100, 5000);
    expect(rate.perSecond(5001)).toBe(100);
  });
});
