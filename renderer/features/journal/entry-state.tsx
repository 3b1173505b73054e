import type { JournalEntry } from '../../../shared/contract/index.ts';
import { type Text, useText } from '../../app/i18n.tsx';
import { Dot, type DotTone } from '../../ui/dot.tsx';

const tones: Record<JournalEntry['state'], DotTone> = {
  planned: 'info',
  applied: 'ok',
  failed: 'bad',
  unknown: 'warn',
};

export function stateWord(t: Text, entry: JournalEntry): string {
  return t(`changes.state.${entry.state}`);
}

/** Applied, refused, under way, or unknown: the app ended before the answer came. */
export function EntryState({ entry }: { entry: JournalEntry }) {
  const t = useText();
  return (
    <span className="state m2">
      <Dot tone={tones[entry.state]} />
      {stateWord(t, entry)}
    </span>
  );
}
