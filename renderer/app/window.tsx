import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { WordsProvider } from '../ui/words.tsx';
import { ClusterWindow } from './cluster-window.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LostBanner } from './frame/lost-banner.tsx';
import { PlainBar } from './frame/plain-bar.tsx';
import { PlainStatusBar } from './frame/plain-status-bar.tsx';
import { ToastList } from './frame/toast-list.tsx';
import { GotoBox } from './goto/goto-box.tsx';
import { overlay } from './goto/goto-state.ts';
import { useText } from './i18n.tsx';
import { useRoute } from './route.ts';
import { PlainView } from './routes.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useDocumentLook } from './theme.ts';
import { useWindowCommands } from './window-commands.ts';

const ShortcutSheet = lazy(async () => ({ default: (await import('./goto/shortcut-sheet.tsx')).ShortcutSheet }));

/** The whole window. */
export function Window() {
  const t = useText();
  const route = useRoute();
  const { open } = useStore(overlay);
  useDocumentLook();
  useShortcuts();
  useWindowCommands();

  return (
    <WordsProvider
      words={{
        copy: t('common.copy'),
        copied: t('common.copied'),
        close: t('common.close'),
        clear: t('common.clear'),
      }}
    >
      {route.view === 'connect' ? (
        <div className="app plain">
          <PlainBar />
          <div className="col stage">
            <ErrorBoundary place={route.view}>
              <PlainView />
            </ErrorBoundary>
          </div>
          <LostBanner>
            <PlainStatusBar />
          </LostBanner>
          <ToastList />
        </div>
      ) : (
        <ClusterWindow key={route.cluster} route={route} />
      )}
      {open === 'goto' && <GotoBox />}
      <Suspense>{open === 'shortcuts' && <ShortcutSheet />}</Suspense>
    </WordsProvider>
  );
}
