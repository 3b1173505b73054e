import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatAge } from '../../../shared/text/times.ts';
import { connection, reconnectNow } from '../connection.ts';
import { useLanguage, useText } from '../i18n.tsx';
import { useNow } from '../times.ts';

/**
 * Stands in place of the status bar while the window has lost the app behind it: what is on screen is old, and stays.
 * It takes a place that is always there, so that no row moves.
 */
export function LostBanner({ children }: { children: ReactNode }) {
  const lost = useStore(connection).state === 'lost';
  return lost ? <Lost /> : children;
}

function Lost() {
  const t = useText();
  const language = useLanguage();
  const now = useNow();
  const state = useStore(connection);
  const waitMs = state.state === 'lost' ? state.nextTryAtMs - now : 0;
  return (
    <footer className="status lost" role="alert">
      <Unplug aria-hidden="true" className="bad" />
      <span className="cut">
        <b className="b">{t('app.lost.title')}</b> {t('app.lost.next')}
      </span>
      <span className="sp" />
      {waitMs > 0 && <span>{t('app.foot.nextTry', { age: formatAge(waitMs + 999, language) })}</span>}
      <button type="button" className="link" onClick={reconnectNow}>
        {t('common.tryNow')}
      </button>
    </footer>
  );
}
