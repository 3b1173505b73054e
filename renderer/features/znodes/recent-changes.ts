import type { FeedEntry } from './feed.ts';

/** A change is marked at its line for so long. */
const markedMs = 60_000;

/** The newest change of each path that is still marked. The feed has its newest first. */
export function recentChanges(feed: readonly FeedEntry[], nowMs: number): ReadonlyMap<string, FeedEntry> {
  const recent = new Map<string, FeedEntry>();
  for (const entry of feed) {
    if (nowMs - entry.atMs > markedMs) break;
    if (!recent.has(entry.path)) recent.set(entry.path, entry);
  }
  return recent;
}
