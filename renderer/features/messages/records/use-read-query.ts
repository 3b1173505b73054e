import { useMemo } from 'react';
import { formatQuery, type MessagesQuery } from '../query.ts';
import type { ReadQuery } from './session.ts';

/** What an address asks to be read; the same object while that stays the same, because a new one is read anew. */
export function useReadQuery(query: MessagesQuery, tailing: boolean): ReadQuery {
  const { start, partitions } = formatQuery(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by what is written in the address
  return useMemo(
    () => ({
      // A tail goes on from the newest.
      start: tailing ? { kind: 'newest' } : query.start,
      limit: query.limit,
      partitions: query.partitions,
    }),
    [start, query.limit, partitions, tailing],
  );
}
