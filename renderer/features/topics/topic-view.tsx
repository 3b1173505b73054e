import { type ReactNode, useState } from 'react';
import { useCommands } from '../../app/commands.ts';
import { ErrorPanel } from '../../app/error-panel.tsx';
import { useText } from '../../app/i18n.tsx';
import { useLive } from '../../app/live.ts';
import { navigate, type Route } from '../../app/route.ts';
import { Tabs, tabId } from '../../ui/tabs.tsx';
import { ConfigTab } from './config/config-tab.tsx';
import { PartitionsTab } from './detail/partitions-tab.tsx';
import { TopicGone } from './detail/topic-gone.tsx';
import { TopicHead } from './detail/topic-head.tsx';
import './topics.css';

type TopicRoute = Extract<Route, { view: 'topic' }>;
type TopicTab = TopicRoute['tab'];

type TopicViewProps = {
  cluster: string;
  topic: string;
  tab: TopicTab;
  query: TopicRoute['query'];
  /** The messages, which are a feature of their own. */
  messages: ReactNode;
};

/** One topic: its facts, and its messages, partitions and configuration as tabs. */
export function TopicView({ cluster, topic, tab, query, messages }: TopicViewProps): ReactNode {
  const t = useText();
  const detail = useLive('topics.describe', { cluster, topic });
  const [dismissed, setDismissed] = useState(false);
  const missing = detail.error?.code === 'TOPIC_NOT_FOUND';

  function show(next: TopicTab): void {
    navigate({ view: 'topic', cluster, topic, tab: next, query: {} });
  }
  useCommands([
    { id: 'topic.messages', title: t('topics.tab.messages'), group: 'view', run: () => show('messages') },
    { id: 'topic.partitions', title: t('topics.tab.partitions'), group: 'view', run: () => show('partitions') },
    { id: 'topic.config', title: t('topics.tab.config'), group: 'view', run: () => show('config') },
  ]);

  const gone = missing && !dismissed;
  return (
    <>
      <TopicHead cluster={cluster} topic={topic} query={query} detail={detail} gone={missing} />
      {gone ? (
        <TopicGone
          cluster={cluster}
          topic={topic}
          lastSeenMs={detail.atMs}
          onLook={detail.value === undefined ? undefined : () => setDismissed(true)}
          onAgain={detail.again}
        />
      ) : (
        <>
          <Tabs
            label={topic}
            value={tab}
            onChange={show}
            items={[
              { id: 'messages', label: t('topics.tab.messages') },
              { id: 'partitions', label: t('topics.tab.partitions'), count: detail.value?.partitions.length },
              { id: 'config', label: t('topics.tab.config') },
            ]}
          />
          <div role="tabpanel" aria-labelledby={tabId(tab)} className="tab-body">
            {tab === 'messages' && messages}
            {tab === 'partitions' &&
              (detail.status === 'failed' && detail.error !== undefined ? (
                <ErrorPanel error={detail.error} onRetry={detail.again} />
              ) : (
                <PartitionsTab detail={detail} />
              ))}
            {tab === 'config' && <ConfigTab cluster={cluster} topic={topic} />}
          </div>
        </>
      )}
    </>
  );
}
