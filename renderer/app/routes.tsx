import { lazy, Suspense } from 'react';
import { ConnectView } from '../features/clusters/connect-view.tsx';
import type { Route } from './route.ts';

// Views come in pieces of their own, so that the first screen needs none of them; see fetchViews.
const loadJournal = () => import('../features/journal/journal-view.tsx');
const loadMessages = () => import('../features/messages/messages-view.tsx');
const loadTopic = () => import('../features/topics/topic-view.tsx');
const loadTopics = () => import('../features/topics/topics-view.tsx');
const loadZnodes = () => import('../features/znodes/znodes-view.tsx');

const JournalView = lazy(async () => ({ default: (await loadJournal()).JournalView }));
const MessagesView = lazy(async () => ({ default: (await loadMessages()).MessagesView }));
const TopicView = lazy(async () => ({ default: (await loadTopic()).TopicView }));
const TopicsView = lazy(async () => ({ default: (await loadTopics()).TopicsView }));
const ZnodesView = lazy(async () => ({ default: (await loadZnodes()).ZnodesView }));

/** Fetches the views ahead of their first use: no click waits for a file, and a restarted server takes none away. */
export async function fetchViews(): Promise<void> {
  await Promise.all([loadTopics(), loadTopic(), loadMessages(), loadZnodes(), loadJournal()]);
}

/** The only file of the frame that names features. */
export function ClusterView({ route }: { route: Exclude<Route, { view: 'connect' }> }) {
  return (
    <Suspense>
      <View route={route} />
    </Suspense>
  );
}

function View({ route }: { route: Exclude<Route, { view: 'connect' }> }) {
  switch (route.view) {
    case 'topics':
      return <TopicsView cluster={route.cluster} />;
    case 'topic':
      return (
        <TopicView
          key={route.topic}
          cluster={route.cluster}
          topic={route.topic}
          tab={route.tab}
          query={route.query}
          messages={<MessagesView cluster={route.cluster} topic={route.topic} query={route.query} />}
        />
      );
    case 'zookeeper':
      return <ZnodesView cluster={route.cluster} path={route.path} />;
    case 'journal':
      return <JournalView cluster={route.cluster} />;
  }
}

/** What is shown without a cluster. */
export function PlainView() {
  return <ConnectView />;
}
