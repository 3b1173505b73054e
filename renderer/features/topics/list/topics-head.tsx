import { Download, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { useText } from '../../../app/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import type { ExportFormat } from '../../../ui/table/export.ts';
import { Fact } from '../fact.tsx';
import type { TopicTotals } from './topic-item.ts';

type TopicsHeadProps = {
  /** `undefined` until the list was read. */
  totals: TopicTotals | undefined;
  readOnlyReason: string | undefined;
  onExport(format: ExportFormat): void;
  onCreate(): void;
};

/** The head of the list: how much there is, and what to do with all of it. */
export function TopicsHead({ totals, readOnlyReason, onExport, onCreate }: TopicsHeadProps): ReactNode {
  const t = useText();
  return (
    <PageHead
      title={t('topics.title')}
      facts={totals !== undefined && <Facts totals={totals} />}
      actions={
        <>
          <Menu
            align="end"
            trigger={
              <Button kind="line" icon={Download} aria-label={t('topics.export')}>
                <span className="hide-n">{t('topics.export')}</span>
              </Button>
            }
            items={[
              { id: 'csv', label: t('topics.export.csv'), onSelect: () => onExport('csv') },
              {
                id: 'spreadsheet',
                label: t('topics.export.spreadsheet'),
                hint: t('topics.export.spreadsheet.why'),
                onSelect: () => onExport('spreadsheet'),
              },
              { id: 'json', label: t('topics.export.json'), onSelect: () => onExport('json') },
            ]}
          />
          <Button kind="main" icon={Plus} disabledReason={readOnlyReason} onClick={onCreate}>
            {t('topics.create')}
          </Button>
        </>
      }
    />
  );
}

function Facts({ totals }: { totals: TopicTotals }): ReactNode {
  const { topics, partitions, replicas, sizeBytes } = totals;
  return (
    <>
      <Fact text="topics.fact.topics" value={formatCount(topics)} count={topics} />
      <Fact text="topics.fact.partitions" value={formatCount(partitions)} count={partitions} />
      <Fact text="topics.fact.replicas" value={formatCount(replicas)} count={replicas} />
      {sizeBytes !== null && <Fact text="topics.fact.onDisk" value={formatBytes(sizeBytes)} />}
    </>
  );
}
