import type { JournalEntry } from '../../../shared/contract/index.ts';
import { formatDateTime, type TimeZone } from '../../../shared/text/times.ts';

/** A line of the list: a day's head, or an entry of it. */
export type JournalRow =
  | { kind: 'day'; id: string; day: string; atMs: number }
  | { kind: 'entry'; id: string; entry: JournalEntry };

/** The newest first, with a head before each day's entries. */
export function groupByDay(entries: readonly JournalEntry[], zone: TimeZone): JournalRow[] {
  const rows: JournalRow[] = [];
  let day: string | undefined;
  for (const entry of entries.toSorted((a, b) => b.atMs - a.atMs)) {
    const its = dayOf(entry.atMs, zone);
    if (its !== day) rows.push({ kind: 'day', id: its, day: its, atMs: entry.atMs });
    day = its;
    rows.push({ kind: 'entry', id: entry.id, entry });
  }
  return rows;
}

/** The calendar day as `2026-11-21`. */
export function dayOf(atMs: number, zone: TimeZone): string {
  return formatDateTime(atMs, zone).slice(0, 10);
}
