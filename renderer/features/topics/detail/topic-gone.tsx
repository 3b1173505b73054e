import type { ReactNode } from 'react';
import { formatClock } from '../../../../shared/text/times.ts';
import { useText } from '../../../app/i18n.tsx';
import { navigate } from '../../../app/route.ts';
import { useTimeZone } from '../../../app/times.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

type TopicGoneProps = {
  cluster: string;
  topic: string;
  /** When it was last seen, if it was. */
  lastSeenMs: number | undefined;
  /** Goes on to what was read while it was there. */
  onLook: (() => void) | undefined;
  onAgain(): void;
};

/** The topic does not exist: it never did, or it was deleted while one was looking. */
export function TopicGone({ cluster, topic, lastSeenMs, onLook, onAgain }: TopicGoneProps): ReactNode {
  const t = useText();
  const zone = useTimeZone();
  const deleted = onLook !== undefined && lastSeenMs !== undefined;
  return (
    <EmptyState
      title={deleted ? t('topics.gone.deleted') : t('topics.gone.never')}
      reason={
        deleted
          ? t('topics.gone.deleted.reason', { time: formatClock(lastSeenMs, zone).time })
          : t('topics.gone.never.reason', { name: topic })
      }
      action={
        <>
          <Button kind="line" onClick={() => navigate({ view: 'topics', cluster })}>
            {t('topics.gone.list')}
          </Button>
          {onLook !== undefined && <Button onClick={onLook}>{t('topics.gone.look')}</Button>}
          <Button onClick={() => navigate({ view: 'journal', cluster })}>{t('topics.gone.journal')}</Button>
          <Button onClick={onAgain}>{t('topics.again')}</Button>
        </>
      }
    />
  );
}
