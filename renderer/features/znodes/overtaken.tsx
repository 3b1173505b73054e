import { GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Znode } from '../../../shared/contract/index.ts';
import { prettyJson } from '../../../shared/text/json-print.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { useText } from '../../app/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import type { Draft } from './draft.ts';
import { textOf } from './text-of.ts';

/** Someone was faster: both texts side by side, and the two ways on. Nothing that was typed is lost. */
export function Overtaken({
  node,
  draft,
  mine,
  onRebase,
  onTakeTheirs,
}: {
  node: Znode;
  draft: Draft;
  /** The editor with one's own text. */
  mine: ReactNode;
  onRebase(): void;
  onTakeTheirs(): void;
}) {
  const t = useText();
  const theirs = textOf(node.data);
  const shown = draft.compact ? (prettyJson(theirs) ?? theirs) : theirs;
  const { version } = node.stat;
  return (
    <section className="znode-overtaken" aria-live="polite">
      <p className="row">
        <GitCompareArrows aria-hidden="true" className="warn" />
        <span>{t('znodes.edit.overtaken', { version, base: draft.base.version })}</span>
      </p>
      <div className="znode-both">
        <div className="col">
          <h2 className="hint">{t('znodes.edit.theirs', { version })}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrollable by keyboard */}
          <pre className="mono" tabIndex={0}>
            {shown.split('\n').map(visibleText).join('\n')}
          </pre>
        </div>
        <div className="col">
          <h2 className="hint">{t('znodes.edit.yours')}</h2>
          {mine}
        </div>
      </div>
      <div className="row">
        <Button kind="line" onClick={onRebase}>
          {t('znodes.edit.rebase', { version })}
        </Button>
        <Button kind="line" onClick={onTakeTheirs}>
          {t('znodes.edit.takeTheirs')}
        </Button>
      </div>
    </section>
  );
}
