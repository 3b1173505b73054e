import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JournalEntry } from '../../../shared/contract/index.ts';
import { rowName, rowValue } from '../../app/changes/change-words.ts';
import type { Text } from '../../app/i18n.tsx';

/** The first line of "before and after" in one cell, and how many more there are. */
export function rowSummary(t: Text, { rows }: JournalEntry): ReactNode {
  const [first, ...more] = rows;
  if (!first) return null;
  return (
    <span className="state row-summary" title={rows.map((row) => rowName(t, row)).join(', ')}>
      <span className="m">{rowName(t, first)}</span>
      <span className="m2 cut">{rowValue(t, first.before)}</span>
      <ArrowRight aria-label="→" className="m" />
      <span className="cut">{rowValue(t, first.after)}</span>
      {more.length > 0 && <span className="m rest">+{more.length}</span>}
    </span>
  );
}
