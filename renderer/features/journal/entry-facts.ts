import type { JournalEntry } from '../../../shared/contract/index.ts';
import { changeDone } from '../../app/changes/change-words.ts';
import type { Text } from '../../app/i18n.tsx';

/** Whether this entry can still be taken back. Undo itself checks the present again. */
export function canBeUndone(entry: JournalEntry): boolean {
  return entry.state === 'applied' && entry.undo !== 'no' && entry.undoneBy === undefined;
}

/** Whether it did not go as it should: refused, or nobody knows. */
export function hasFailed(entry: JournalEntry): boolean {
  return entry.state === 'failed' || entry.state === 'unknown';
}

/** Whether what was typed stands in what was done, on what, or in its command. */
export function fitsText(t: Text, entry: JournalEntry, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  const commands = entry.commands.map((command) => command.text);
  return [changeDone(t, entry.change), entry.change.subject, ...commands].join('\n').toLowerCase().includes(wanted);
}
