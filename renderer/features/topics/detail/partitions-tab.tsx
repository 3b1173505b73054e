import { type ReactNode, useMemo, useState } from 'react';
import type { PartitionDetail, TopicDetail } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useText } from '../../../app/i18n.tsx';
import type { Cached } from '../../../app/live.ts';
import { LiveFoot } from '../../../app/live-foot.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import type { Sort } from '../../../ui/table/column.ts';
import { VirtualTable } from '../../../ui/table/virtual-table.tsx';
import { partitionColumns, partitionTrouble } from './partition-columns.tsx';

const noPartitions: readonly PartitionDetail[] = [];

/** The partitions of a topic: who leads, who is in sync, what offsets there are. */
export function PartitionsTab({ detail }: { detail: Cached<TopicDetail> & { again(): void } }): ReactNode {
  const t = useText();
  const [sort, setSort] = useState<Sort>({ column: 'partition', direction: 'ascending' });
  const [selected, setSelected] = useState<number>();
  const columns = useMemo(() => partitionColumns(t), [t]);
  const trouble = useMemo(() => partitionTrouble(t), [t]);
  const partitions = detail.value?.partitions ?? noPartitions;
  return (
    <>
      <VirtualTable
        label={t('topics.tab.partitions')}
        rows={partitions}
        columns={columns}
        rowKey={partitionKey}
        span={trouble}
        sort={sort}
        onSort={setSort}
        selectedKey={selected}
        onSelect={(row) => setSelected(row.partition)}
        live
        stale={detail.status === 'stale'}
        empty={<SkeletonRows rows={6} label={t('topics.reading')} />}
      />
      <LiveFoot cached={detail}>
        <span>{t('topics.partitions.foot', { count: formatCount(partitions.length) })}</span>
        <span className="m">{t('topics.partitions.span')}</span>
      </LiveFoot>
    </>
  );
}

function partitionKey(row: PartitionDetail): number {
  return row.partition;
}
