import { useMemo } from 'react';
import type { Matches } from '../records/record-log.ts';
import { matcherOf } from './match-filter.ts';
import { parseFilter } from './parse-filter.ts';

/** The filter as a test of rows; one that cannot be read lets everything through and says so at its box. */
export function useMatches(filter: string): Matches | null {
  return useMemo(() => {
    const parsed = parseFilter(filter);
    return 'problem' in parsed || parsed.filter === null ? null : matcherOf(parsed.filter);
  }, [filter]);
}
