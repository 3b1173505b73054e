import { WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatAge, formatClock } from '../../shared/text/times.ts';
import { Foot } from '../ui/foot.tsx';
import { errorText, useLanguage, useText } from './i18n.tsx';
import type { Cached } from './live-cache.ts';
import { useNow, useTimeZone } from './times.ts';

type Watched = Cached<unknown> & { again?(): void };

/**
 * The foot of a list that is pushed: the owner's words while all is well; what is waited for, or since when the rows are
 * old and when the next try is.
 */
export function LiveFoot({ cached, children }: { cached: Watched; children?: ReactNode }) {
  const t = useText();
  switch (cached.status) {
    case 'waiting':
      return (
        <Foot tone="run">
          <span className="spin" />
          <span>{t('app.foot.waiting')}</span>
        </Foot>
      );
    case 'fresh':
    case 'refreshing':
      return <Foot>{children}</Foot>;
    case 'stale':
    case 'failed':
      return <TroubleFoot cached={cached} />;
  }
}

function TroubleFoot({ cached }: { cached: Watched }) {
  const t = useText();
  const language = useLanguage();
  const zone = useTimeZone();
  const now = useNow();
  const { error, atMs, nextTryAtMs, again } = cached;
  const stale = cached.status === 'stale';

  return (
    <Foot tone={stale ? 'warn' : 'bad'}>
      <WifiOff aria-hidden="true" className={stale ? 'warn' : 'bad'} />
      <span className="cut foot-facts">
        {stale && atMs !== undefined && (
          <>
            <span className="warn">{t('app.foot.since', { time: formatClock(atMs, zone).time })}</span>
            <span>{t('app.foot.old', { age: formatAge(now - atMs, language) })}</span>
          </>
        )}
        {error && <span>{errorText(t, error).what}</span>}
      </span>
      {nextTryAtMs !== undefined && nextTryAtMs > now && (
        <span>{t('app.foot.nextTry', { age: formatAge(nextTryAtMs - now, language) })}</span>
      )}
      <span className="sp" />
      {again && (
        <button type="button" className="link" onClick={again}>
          {t('common.tryNow')}
        </button>
      )}
    </Foot>
  );
}
