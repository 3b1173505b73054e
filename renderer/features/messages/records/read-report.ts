import type { PartitionSpan, ReadReport, Start } from '../../../../shared/contract/index.ts';

/** Which way a list runs: newest on top with older pages below, or oldest on top with newer ones below. */
export type ListOrder = 'newest' | 'oldest';

export function orderOf(start: Start): ListOrder {
  return start.kind === 'newest' || start.kind === 'before' ? 'newest' : 'oldest';
}

/** What two pages read together: spans grow, the bounds and the reason for stopping are the later page's. */
export function joinReports(first: ReadReport, next: ReadReport): ReadReport {
  const earlier = new Map(first.spans.map((span) => [span.partition, span]));
  const spans = next.spans.map((span) => {
    const before = earlier.get(span.partition);
    earlier.delete(span.partition);
    return before === undefined ? span : joinSpans(before, span);
  });
  return {
    spans: [...spans, ...earlier.values()].sort((a, b) => a.partition - b.partition),
    records: first.records + next.records,
    stopped: next.stopped,
    fetchedBytes: first.fetchedBytes + next.fetchedBytes,
    tookMs: first.tookMs + next.tookMs,
  };
}

function joinSpans(before: PartitionSpan, next: PartitionSpan): PartitionSpan {
  if (isNothing(next)) return { ...next, from: before.from, to: before.to };
  if (isNothing(before)) return next;
  return {
    ...next,
    from: lower(before.from, next.from),
    to: before.to + next.to - lower(before.to, next.to),
  };
}

/** `Math.min` takes no bigint. */
function lower(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

const isNothing = (span: PartitionSpan) => span.from === span.to;

/** Where the next page begins, or null when no partition has one. */
export function nextPage(report: ReadReport, order: ListOrder): Start | null {
  const offsets = report.spans.flatMap((span) => {
    if (order === 'newest')
      return span.from > span.startOffset ? [{ partition: span.partition, offset: span.from }] : [];
    return span.to < span.endOffset ? [{ partition: span.partition, offset: span.to }] : [];
  });
  if (offsets.length === 0) return null;
  return { kind: order === 'newest' ? 'before' : 'from', offsets };
}

/** Where a tail goes on, so that nothing lies between the rows read and the first it brings. */
export function tailStart(report: ReadReport): { partition: number; offset: bigint }[] {
  return report.spans
    .filter((span) => span.error === undefined)
    .map((span) => ({ partition: span.partition, offset: isNothing(span) ? span.endOffset : span.to }));
}

/** Sum over the partitions of end minus start: offsets, not records. */
export function offsetSpan(report: ReadReport): bigint {
  return report.spans.reduce((sum, span) => sum + (span.endOffset - span.startOffset), 0n);
}
