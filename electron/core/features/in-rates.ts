import type { TopicSnapshot, TopicsSnapshot } from '../kafka/source.ts';
import { endOffsetSum, type Rates } from './topic-rows.ts';

/** Rates are means over up to this long, so that a burst does not flicker, … */
const windowMs = 15_000;
/** … and never over less than this, where the distance between two answers is mostly noise. */
const shortestMs = 1_000;
const keptSnapshots = 6;

type Ends = {
  atMs: number;
  topics: Map<string, { id: string | undefined; partitions: number; sum: bigint }>;
};

/** Remembers the end offsets of the last refreshes of one cluster. */
export type InRates = {
  /** Takes in a refresh and answers the rates up to it. */
  take(snapshot: TopicsSnapshot): Rates;
};

/**
 * Makes {@link InRates}: records a second from end offsets that were asked for anyway. A topic that was made anew, got more
 * partitions or whose offsets went back (unclean election) starts over: null, never a negative rate.
 */
export function createInRates(): InRates {
  let past: Ends[] = [];

  function endsOf(snapshot: TopicsSnapshot): Ends {
    const topics: Ends['topics'] = new Map();
    for (const topic of snapshot.topics) {
      const sum = endOffsetSum(topic);
      if (sum !== null) topics.set(topic.name, { id: topic.topicId, partitions: topic.partitions.length, sum });
    }
    return { atMs: snapshot.atMs, topics };
  }

  return {
    take(snapshot) {
      const now = endsOf(snapshot);
      past = [...past.filter((ends) => now.atMs - ends.atMs <= windowMs), now].slice(-keptSnapshots);
      const before = past.slice(0, -1).reverse();
      return (topic: TopicSnapshot) => rate(topic.name, now, before);
    },
  };
}

/** The mean from the oldest refresh in which it was still the same topic. `before` is newest first. */
function rate(name: string, now: Ends, before: readonly Ends[]): number | null {
  const last = now.topics.get(name);
  if (!last) return null;
  let first: { atMs: number; sum: bigint } | undefined;
  let later = last.sum;
  for (const { atMs, topics } of before) {
    const then = topics.get(name);
    if (!then || then.id !== last.id || then.partitions !== last.partitions || then.sum > later) break;
    later = then.sum;
    if (now.atMs - atMs >= shortestMs) first = { atMs, sum: then.sum };
  }
  return first ? (Number(last.sum - first.sum) * 1000) / (now.atMs - first.atMs) : null;
}
