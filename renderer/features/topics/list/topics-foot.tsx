import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TopicList } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatAge } from '../../../../shared/text/times.ts';
import { useLanguage, useText } from '../../../app/i18n.tsx';
import type { Cached } from '../../../app/live.ts';
import { LiveFoot } from '../../../app/live-foot.tsx';
import { useNow } from '../../../app/times.ts';
import type { HeldNote } from '../../../ui/table/table-props.ts';
import { silentBrokers, silentReason } from './silent-reason.ts';

type TopicsFootProps = {
  list: Cached<TopicList> & { again(): void };
  shown: number;
  total: number;
  held: HeldNote | undefined;
};

/** What the list shows of what there is, how old it is, who did not answer, and what waits to move. */
export function TopicsFoot({ list, shown, total, held }: TopicsFootProps): ReactNode {
  const t = useText();
  return (
    <LiveFoot cached={list}>
      <span>{t('topics.foot.shown', { shown: formatCount(shown), count: formatCount(total) })}</span>
      {list.atMs !== undefined && <Age atMs={list.atMs} />}
      {list.value !== undefined && <SilentBrokers silent={list.value.silent} />}
      <span className="sp" />
      {held !== undefined && (
        <>
          <span>{t('topics.foot.moves', { count: formatCount(held.moves) })}</span>
          {/* The press must not take the focus out of the table: leaving it would sort by itself. */}
          <button
            type="button"
            className="link"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => held.sortNow()}
          >
            {t('topics.foot.sortNow')}
          </button>
        </>
      )}
    </LiveFoot>
  );
}

function Age({ atMs }: { atMs: number }): ReactNode {
  const t = useText();
  const language = useLanguage();
  return <span>{t('topics.foot.age', { age: formatAge(useNow() - atMs, language) })}</span>;
}

function SilentBrokers({ silent }: { silent: TopicList['silent'] }): ReactNode {
  const t = useText();
  const brokers = silentBrokers(silent);
  if (brokers.length === 0) return null;
  const reasons = [silentReason(t, silent, 'offsets'), silentReason(t, silent, 'sizes')].filter(
    (reason) => reason !== undefined,
  );
  return (
    <span className="state warn cut" title={reasons.join('\n')}>
      <TriangleAlert aria-hidden="true" />
      <span className="cut">{reasons[0]}</span>
      {brokers.length > 1 && <span>{t('topics.silent.more', { count: brokers.length - 1 })}</span>}
    </span>
  );
}
