import type { ReactNode } from 'react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useText } from '../../../app/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import type { TopicsScreen } from '../topics-screen.ts';

type TopicsEmptyProps = {
  /** Nothing was read yet. */
  waiting: boolean;
  total: number;
  screen: TopicsScreen;
  onClear(): void;
  onCreate(): void;
  readOnlyReason: string | undefined;
};

/** Why there is no row: not read yet, no topic at all, or none that fits. */
export function TopicsEmpty({
  waiting,
  total,
  screen,
  onClear,
  onCreate,
  readOnlyReason,
}: TopicsEmptyProps): ReactNode {
  const t = useText();
  if (waiting) return <SkeletonRows rows={12} label={t('topics.reading')} />;
  if (total === 0) {
    return (
      <EmptyState
        title={t('topics.none')}
        reason={t('topics.none.reason')}
        action={
          <Button kind="line" disabledReason={readOnlyReason} onClick={onCreate}>
            {t('topics.create')}
          </Button>
        }
      />
    );
  }
  const text = screen.filter.trim();
  return (
    <EmptyState
      title={
        text === '' && screen.part !== 'all' ? t(`topics.noMatch.${screen.part}`) : t('topics.noMatch.text', { text })
      }
      reason={t('topics.noMatch.reason', {
        count: formatCount(total),
        part: t(`topics.part.${screen.part}`),
      })}
      action={
        <Button kind="line" onClick={onClear}>
          {t('topics.noMatch.clear')}
        </Button>
      }
    />
  );
}
