import type { TopicList, TopicRow } from '../../../../shared/contract/index.ts';

/** The lists a person looks through: all, those in trouble, Kafka's own. */
export const topicParts = ['all', 'underReplicated', 'internal'] as const;
export type TopicPart = (typeof topicParts)[number];

/** A topic as the list shows it: what the filter compares is prepared once, not at every key press. */
export type TopicItem = { row: TopicRow; search: string };

export function topicItems(list: TopicList | undefined): readonly TopicItem[] {
  return (list?.topics ?? []).map((row) => ({ row, search: row.name.toLowerCase() }));
}

/** Partitions without a leader count as under-replicated too: they are the worst of them. */
export function isInPart(row: TopicRow, part: TopicPart): boolean {
  if (part === 'underReplicated') return row.underReplicated > 0 || row.offline > 0;
  return part === 'all' || row.internal;
}

/** The filter for a part and a text; `undefined` lets everything through. The same function for the same arguments is the caller's to keep. */
export function topicFilter(part: TopicPart, text: string): ((item: TopicItem) => boolean) | undefined {
  const wanted = text.trim().toLowerCase();
  if (part === 'all' && wanted === '') return undefined;
  return (item) => isInPart(item.row, part) && item.search.includes(wanted);
}

export type TopicTotals = {
  topics: number;
  partitions: number;
  replicas: number;
  /** Sum of what is known; `null` when nothing is. */
  sizeBytes: bigint | null;
  parts: Record<TopicPart, number>;
};

export function topicTotals(items: readonly TopicItem[]): TopicTotals {
  const totals: TopicTotals = {
    topics: items.length,
    partitions: 0,
    replicas: 0,
    sizeBytes: null,
    parts: { all: items.length, underReplicated: 0, internal: 0 },
  };
  for (const { row } of items) {
    totals.partitions += row.partitions;
    totals.replicas += row.partitions * row.replicationFactor;
    if (row.sizeBytes !== null) totals.sizeBytes = (totals.sizeBytes ?? 0n) + row.sizeBytes;
    if (isInPart(row, 'underReplicated')) totals.parts.underReplicated += 1;
    if (row.internal) totals.parts.internal += 1;
  }
  return totals;
}
