import { ArrowLeft, ArrowRight, History, Search } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useCluster } from '../cluster.tsx';
import { openGoto } from '../goto/goto-state.ts';
import { useText } from '../i18n.tsx';
import { navigate, useRoute } from '../route.ts';
import { ClusterMenu } from './cluster-menu.tsx';
import { LanguageMenu, ThemeMenu } from './look-menus.tsx';
import { SourceLight } from './source-light.tsx';
import { useHistoryEnds } from './use-history-ends.ts';

/** The bar of an open cluster: which one, how its sources are, where to go. */
export function TopBar() {
  const t = useText();
  const status = useCluster();
  const route = useRoute();
  const ends = useHistoryEnds();
  return (
    <header className="bar">
      <ClusterMenu status={status} />
      <span className="sep" />
      <div className="lights">
        <SourceLight source="kafka" light={status.kafka} />
        <SourceLight source="zookeeper" light={status.zookeeper} />
      </div>
      <span className="sp" />
      <IconButton
        icon={ArrowLeft}
        label={t('app.bar.back')}
        disabledReason={ends.first ? t('app.bar.noStep') : undefined}
        onClick={() => history.back()}
      />
      <IconButton
        icon={ArrowRight}
        label={t('app.bar.forward')}
        disabledReason={ends.last ? t('app.bar.noStep') : undefined}
        onClick={() => history.forward()}
      />
      <button type="button" className="goto" onClick={openGoto}>
        <Search aria-hidden="true" />
        <span className="sp cut">{t('app.goto.title')}</span>
        <Kbd keys="mod+k" />
      </button>
      <IconButton
        icon={History}
        label={t('app.journal.title')}
        aria-current={route.view === 'journal' ? 'page' : undefined}
        onClick={() => navigate({ view: 'journal', cluster: status.cluster })}
      />
      <ThemeMenu />
      <LanguageMenu />
    </header>
  );
}
