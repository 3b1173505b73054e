import type { JournalEntry } from '../../../shared/contract/index.ts';
import { useChanges } from '../../app/changes.tsx';
import { useReadOnly } from '../../app/cluster.tsx';
import { type Text, useText } from '../../app/i18n.tsx';
import { canBeUndone } from './entry-facts.ts';

/** What undo would do, or why there is none. */
export function undoWord(t: Text, entry: JournalEntry): string {
  if (entry.undoneBy !== undefined) return t('app.journal.undone');
  if (entry.state === 'failed') return t('app.journal.nothingChanged');
  if (entry.state === 'unknown') return t('app.journal.lookYourself');
  if (entry.state === 'planned') return t('app.journal.underWay');
  if (entry.undo === 'yes') return t('app.journal.undo');
  return t(entry.undo === 'partly' ? 'app.journal.undoPart' : 'changes.undo.no');
}

export function UndoCell({ entry }: { entry: JournalEntry }) {
  const t = useText();
  const { undo } = useChanges();
  const readOnly = useReadOnly();
  const word = undoWord(t, entry);
  if (!canBeUndone(entry) || readOnly) return <span className="m">{word}</span>;
  return (
    <button type="button" className="link" tabIndex={-1} onClick={() => undo(entry.id)}>
      {word}
    </button>
  );
}
