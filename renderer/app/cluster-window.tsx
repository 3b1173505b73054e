import { useEffect, useRef } from 'react';
import type { ClusterStatus } from '../../shared/contract/index.ts';
import { ChangesProvider } from './changes.tsx';
import { ClusterProvider } from './cluster.tsx';
import { ClusterClosed } from './cluster-closed.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LostBanner } from './frame/lost-banner.tsx';
import { PlainBar } from './frame/plain-bar.tsx';
import { PlainStatusBar } from './frame/plain-status-bar.tsx';
import { Rail } from './frame/rail.tsx';
import { StatusBar } from './frame/status-bar.tsx';
import { ClusterToastList, ToastList } from './frame/toast-list.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useText } from './i18n.tsx';
import { useFocusKept } from './keep-focus.ts';
import { useLive } from './live.ts';
import { href, type Route } from './route.ts';
import { ClusterView } from './routes.tsx';

type ClusterRoute = Exclude<Route, { view: 'connect' }>;

/** The window of one cluster: the frame with its view where it is open, the offer to open it where it is not. */
export function ClusterWindow({ route }: { route: ClusterRoute }) {
  const open = useLive('clusters.open.list', {});
  const listed = open.value?.find((status) => status.cluster === route.cluster);
  const status = useLive('clusters.status', listed ? { cluster: route.cluster } : null).value ?? listed;

  if (status && listed) return <OpenCluster route={route} status={status} />;
  return (
    <div className="app plain">
      <PlainBar />
      <main className="col stage">{open.value && <ClusterClosed cluster={route.cluster} />}</main>
      <LostBanner>
        <PlainStatusBar />
      </LostBanner>
      <ToastList />
    </div>
  );
}

function OpenCluster({ route, status }: { route: ClusterRoute; status: ClusterStatus }) {
  useWindowTitle(route, status.name);
  const main = useRef<HTMLElement>(null);
  useFocusKept(main, route.view === 'topic' ? `topic ${route.topic}` : route.view);
  return (
    <ClusterProvider status={status}>
      <ChangesProvider>
        <div className="app" data-env={status.environment}>
          <TopBar />
          <Rail />
          <main className="main" ref={main} tabIndex={-1}>
            <ErrorBoundary place={href(route)}>
              <ClusterView route={route} />
            </ErrorBoundary>
          </main>
          <LostBanner>
            <StatusBar />
          </LostBanner>
          <ClusterToastList />
        </div>
      </ChangesProvider>
    </ClusterProvider>
  );
}

function useWindowTitle(route: ClusterRoute, name: string): void {
  const t = useText();
  const view = route.view === 'topic' ? route.topic : t(`app.view.${route.view}`);
  useEffect(() => {
    document.title = `${view} · ${name} · kconsole`;
    return () => {
      document.title = 'kconsole';
    };
  }, [view, name]);
}
