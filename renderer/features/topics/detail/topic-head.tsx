import { Copy, Ellipsis, Send, Terminal, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TopicDetail } from '../../../../shared/contract/index.ts';
import { formatCount, formatRate } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { useChanges } from '../../../app/changes.tsx';
import { useCluster, useReadOnly } from '../../../app/cluster.tsx';
import { useCommands } from '../../../app/commands.ts';
import { useText } from '../../../app/i18n.tsx';
import { type Cached, useRead } from '../../../app/live.ts';
import { href, navigate } from '../../../app/route.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { copyByEvent } from '../../../ui/table/copy.ts';
import { Fact } from '../fact.tsx';
import { describeCommand, kcatCommand } from './topic-commands.ts';
import { topicFacts } from './topic-facts.ts';
import { useInRate } from './use-in-rate.ts';

type TopicHeadProps = {
  cluster: string;
  topic: string;
  query: Record<string, string>;
  detail: Cached<TopicDetail>;
  /** It does not exist: nothing can be done with it. */
  gone: boolean;
};

/** Which topic this is, its facts, and what can be done with it. */
export function TopicHead({ cluster, topic, query, detail, gone }: TopicHeadProps): ReactNode {
  const t = useText();
  const target = useCluster();
  const readOnly = useReadOnly();
  const { propose } = useChanges();
  const platform = useRead('app.info', {}).value?.platform ?? '';
  const rate = useInRate(detail.value, detail.atMs);
  const refused = gone ? t('topics.gone.never') : readOnly ? t('topics.readOnly') : undefined;

  function produce(): void {
    navigate({ view: 'topic', cluster, topic, tab: 'messages', query: { ...query, produce: '1' } });
  }
  function remove(): void {
    propose({ kind: 'topic.delete', name: topic });
  }
  const enabled = refused === undefined;
  useCommands([
    { id: 'topic.produce', title: t('topics.produce'), group: 'action', run: produce, enabled },
    { id: 'topic.delete', title: t('topics.delete.named', { name: topic }), group: 'action', run: remove, enabled },
  ]);

  return (
    <PageHead
      crumb={<a href={href({ view: 'topics', cluster })}>{t('topics.title')}</a>}
      title={topic}
      facts={detail.value !== undefined && <Facts topic={detail.value} rate={rate} />}
      actions={
        <>
          <Button kind="line" icon={Send} disabledReason={refused} onClick={produce}>
            {t('topics.produce')}
          </Button>
          <Menu
            align="end"
            trigger={<IconButton icon={Ellipsis} label={t('topics.more')} />}
            items={[
              { id: 'name', icon: Copy, label: t('topics.copy.name'), onSelect: () => copyByEvent(topic) },
              {
                id: 'describe',
                icon: Terminal,
                label: t('topics.copy.describe'),
                onSelect: () => copyByEvent(describeCommand(target, topic, platform)),
              },
              {
                id: 'kcat',
                icon: Terminal,
                label: t('topics.copy.kcat'),
                onSelect: () => copyByEvent(kcatCommand(target, topic, platform)),
              },
              { line: true },
              {
                id: 'delete',
                icon: Trash2,
                label: t('topics.delete'),
                danger: true,
                disabledReason: refused,
                onSelect: remove,
              },
            ]}
          />
        </>
      }
    />
  );
}

function Facts({ topic, rate }: { topic: TopicDetail; rate: number | null }): ReactNode {
  const t = useText();
  const facts = topicFacts(topic);
  const { partitions, replicationFactor, offline, underReplicated, offsetSpan, sizeBytes } = facts;
  return (
    <>
      <Fact text="topics.fact.partitions" value={formatCount(partitions)} count={partitions} />
      <Fact text="topics.fact.replicas" value={formatCount(replicationFactor)} count={replicationFactor} />
      {offline > 0 && <span className="bad">{t('topics.state.offline', { count: formatCount(offline) })}</span>}
      {underReplicated > 0 && (
        <span className="warn">{t('topics.state.underReplicated', { count: formatCount(underReplicated) })}</span>
      )}
      {topic.cleanupPolicy !== undefined && <span title={t('topics.fact.policy.why')}>{topic.cleanupPolicy}</span>}
      {offsetSpan !== null && (
        <Fact
          text="topics.fact.offsets"
          value={formatCount(offsetSpan)}
          count={offsetSpan}
          title={t('topics.column.offsetSpan.why')}
        />
      )}
      {sizeBytes !== null && (
        <Fact text="topics.fact.size" value={formatBytes(sizeBytes)} title={t('topics.fact.size.why')} />
      )}
      {rate !== null && <Fact text="topics.fact.in" value={formatRate(rate)} title={t('topics.column.inRate.why')} />}
    </>
  );
}
