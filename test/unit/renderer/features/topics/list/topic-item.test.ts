import { describe, expect, it } from 'vitest';
import { topicFilter, topicItems, topicTotals } from '../../../../../../renderer/features/topics/list/topic-item.ts';
import { topicRow } from '../topic-row.ts';

const items = topicItems({
  topics: [
    topicRow('Orders', { partitions: 12, replicationFactor: 3, sizeBytes: 10n }),
    topicRow('broken', { partitions: 2, offline: 1, sizeBytes: null }),
    topicRow('behind', { underReplicated: 2, sizeBytes: null }),
    topicRow('__consumer_offsets', { internal: true, sizeBytes: null }),
  ],
  silent: [],
  tookMs: 1,
});

function names(part: 'all' | 'underReplicated' | 'internal', text: string): string[] {
  const matches = topicFilter(part, text);
  return items.filter((item) => matches?.(item) ?? true).map((item) => item.row.name);
}

describe('the topic filter', () => {
  it('looks into the name, whatever the case', () => {
    expect(names('all', ' ORD ')).toEqual(['Orders']);
    expect(names('all', '')).toHaveLength(4);
    expect(topicFilter('all', ' ')).toBeUndefined();
  });

  it('counts a topic without leader among the under-replicated', () => {
    expect(names('underReplicated', '')).toEqual(['broken', 'behind']);
    expect(names('internal', 'off')).toEqual(['__consumer_offsets']);
  });
});

describe('topicTotals', () => {
  it('sums what is known and counts the parts', () => {
    const totals = topicTotals(items);
    expect(totals.sizeBytes).toBe(10n);
    expect(totals.replicas).toBe(12 * 3 + 2 + 1 + 1);
    expect(totals.parts).toEqual({ all: 4, underReplicated: 2, internal: 1 });
  });

  it('knows no size when no broker told one', () => {
    expect(topicTotals(items.slice(1)).sizeBytes).toBeNull();
  });
});
