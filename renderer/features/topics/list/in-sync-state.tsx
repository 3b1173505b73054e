import type { ReactNode } from 'react';
import type { TopicRow } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useText } from '../../../app/i18n.tsx';
import { Dot } from '../../../ui/dot.tsx';

/** Whether a topic's replicas are in sync, worst first: in words, with a shape. */
export function InSyncState({ row }: { row: TopicRow }): ReactNode {
  const t = useText();
  if (row.offline > 0) {
    return (
      <span className="state bad">
        <Dot tone="bad" />
        {t('topics.state.offline', { count: formatCount(row.offline) })}
      </span>
    );
  }
  if (row.underReplicated > 0) {
    return (
      <span className="state warn">
        <Dot tone="warn" />
        {t('topics.state.underReplicated', { count: formatCount(row.underReplicated) })}
      </span>
    );
  }
  return (
    <span className="state m2">
      <Dot tone="ok" />
      {t('topics.state.inSync')}
    </span>
  );
}
