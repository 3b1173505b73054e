import { type ReactNode, useMemo } from 'react';
import type { JournalEntry } from '../../../shared/contract/index.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { formatClock, type TimeZone } from '../../../shared/text/times.ts';
import { changeDone } from '../../app/changes/change-words.ts';
import { type Text, useLanguage, useText } from '../../app/i18n.tsx';
import { useNow, useTimeZone } from '../../app/times.ts';
import type { Column, Span } from '../../ui/table/column.ts';
import { VirtualTable } from '../../ui/table/virtual-table.tsx';
import { ChangeIcon } from './change-icon.tsx';
import { dayOf, type JournalRow } from './day-groups.ts';
import { EntryState, stateWord } from './entry-state.tsx';
import { rowSummary } from './row-summary.tsx';
import { UndoCell, undoWord } from './undo-cell.tsx';

const dayMs = 86_400_000;
const rowKey = (row: JournalRow) => row.id;
const rowClass = (row: JournalRow) => (row.kind === 'day' ? 'day-row' : undefined);

/** The journal's list: entries of a day under the day's head. */
export function EntryTable({
  rows,
  selectedId,
  onSelect,
  stale,
  empty,
}: {
  rows: readonly JournalRow[];
  selectedId: string | undefined;
  onSelect(id: string): void;
  stale: boolean;
  empty: ReactNode;
}) {
  const t = useText();
  const language = useLanguage();
  const zone = useTimeZone();
  const today = dayOf(useNow(), zone);
  const columns = useMemo(() => columnsOf(t, zone), [t, zone]);
  const span = useMemo(() => {
    return (row: JournalRow): Span | undefined =>
      row.kind === 'day' ? { from: 'time', to: 'undo', cell: dayName(t, row, today, language, zone) } : undefined;
  }, [t, today, language, zone]);

  return (
    <VirtualTable
      label={t('app.journal.title')}
      rows={rows}
      columns={columns}
      rowKey={rowKey}
      rowClass={rowClass}
      span={span}
      selectedKey={selectedId}
      onSelect={(row) => row.kind === 'entry' && onSelect(row.id)}
      stale={stale}
      empty={empty}
    />
  );
}

function columnsOf(t: Text, zone: TimeZone): Column<JournalRow>[] {
  const cell = (make: (entry: JournalEntry) => ReactNode) => (row: JournalRow) =>
    row.kind === 'entry' ? make(row.entry) : null;
  const text = (make: (entry: JournalEntry) => string) => (row: JournalRow) =>
    row.kind === 'entry' ? make(row.entry) : row.day;
  const column = (
    id: string,
    head: string,
    width: number,
    make: (entry: JournalEntry) => ReactNode,
    plain: (entry: JournalEntry) => string,
    more: Partial<Column<JournalRow>> = {},
  ): Column<JournalRow> => ({ id, head, width, cell: cell(make), text: text(plain), ...more });
  const clock = (entry: JournalEntry) => formatClock(entry.atMs, zone).time;

  return [
    column('time', t('app.journal.column.time'), 84, (entry) => <span className="m2">{clock(entry)}</span>, clock),
    column(
      'change',
      t('app.journal.column.change'),
      160,
      (entry) => (
        <span className="state">
          <ChangeIcon kind={entry.change.kind} />
          {changeDone(t, entry.change)}
        </span>
      ),
      (entry) => changeDone(t, entry.change),
    ),
    column(
      'on',
      t('app.journal.column.on'),
      160,
      (entry) => entry.change.subject,
      (entry) => entry.change.subject,
      { flex: 2, title: (row) => (row.kind === 'entry' ? row.entry.change.subject : undefined) },
    ),
    column(
      'rows',
      t('app.change.beforeAfter'),
      180,
      (entry) => rowSummary(t, entry),
      (entry) => entry.rows.map((row) => `${row.before ?? ''} → ${row.after ?? ''}`).join(', '),
      { flex: 1, priority: 1 },
    ),
    column(
      'state',
      t('app.journal.column.result'),
      110,
      (entry) => <EntryState entry={entry} />,
      (entry) => stateWord(t, entry),
    ),
    column(
      'undo',
      t('app.journal.column.undo'),
      130,
      (entry) => <UndoCell entry={entry} />,
      (entry) => undoWord(t, entry),
    ),
  ];
}

function dayName(
  t: Text,
  row: Extract<JournalRow, { kind: 'day' }>,
  today: string,
  language: Language,
  zone: TimeZone,
): string {
  if (row.day === today) return t('app.journal.today');
  if (dayOf(row.atMs + dayMs, zone) === today) return t('app.journal.yesterday');
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(row.day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' as const }),
    ...(zone === 'utc' && { timeZone: 'UTC' }),
  }).format(row.atMs);
}
