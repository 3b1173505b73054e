import { useText } from '../i18n.tsx';
import { useRead } from '../live.ts';

/** The bottom line while no cluster is shown: where this app keeps what it is told. */
export function PlainStatusBar() {
  const t = useText();
  const info = useRead('app.info', {}).value;
  return (
    <footer className="status">
      <span>{t('app.status.noConnection')}</span>
      <span className="sp" />
      {info && <span>kconsole {info.version}</span>}
    </footer>
  );
}
