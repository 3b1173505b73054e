import { useMemo } from 'react';
import { visibleText } from '../../../shared/text/visible.ts';
import { useText } from '../../app/i18n.tsx';
import { lineDiff } from './line-diff.ts';

/** Two texts line by line: what goes in red with a minus, what comes in green with a plus. */
export function DiffView({ before, after }: { before: string; after: string }) {
  const t = useText();
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long diff must be scrollable by keyboard
    <ol className="znode-diff" aria-label={t('znodes.edit.diff')} tabIndex={0}>
      {lines.map((line) => {
        const sign = line.after === null ? 'gone' : line.before === null ? 'new' : 'same';
        return (
          <li key={`${line.before} ${line.after}`} data-sign={sign}>
            <span className="ln">{line.before ?? line.after}</span>
            <span className="sign">{sign === 'gone' ? '−' : sign === 'new' ? '+' : ''}</span>
            <span>{visibleText(line.text)}</span>
          </li>
        );
      })}
    </ol>
  );
}
