import { useState } from 'react';
import type { TopicDetail } from '../../../../shared/contract/index.ts';
import { topicFacts } from './topic-facts.ts';

type Seen = { atMs: number; endOffset: bigint; rate: number | null };

/** Records a second, from the end offsets of the last two answers; `null` until there are two. Asks nothing itself. */
export function useInRate(topic: TopicDetail | undefined, atMs: number | undefined): number | null {
  const [seen, setSeen] = useState<Seen>();
  const endOffset = topic === undefined ? null : topicFacts(topic).endOffset;
  if (atMs === undefined || endOffset === null) return null;
  if (seen?.atMs === atMs) return seen.rate;
  const next = { atMs, endOffset, rate: rateBetween(seen, atMs, endOffset) };
  setSeen(next);
  return next.rate;
}

function rateBetween(before: Seen | undefined, atMs: number, endOffset: bigint): number | null {
  // Fewer offsets than before: the topic was deleted and made again.
  if (before === undefined || atMs <= before.atMs || endOffset < before.endOffset) return null;
  return (Number(endOffset - before.endOffset) * 1000) / (atMs - before.atMs);
}
