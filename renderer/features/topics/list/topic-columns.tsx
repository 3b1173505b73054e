import type { TopicRow } from '../../../../shared/contract/index.ts';
import { formatCount, formatRateNumber } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import type { Text } from '../../../app/i18n.tsx';
import { href } from '../../../app/route.ts';
import type { Column } from '../../../ui/table/column.ts';
import { NoData } from '../../../ui/table/no-data.tsx';
import { InSyncState } from './in-sync-state.tsx';
import { type Silent, silentReason } from './silent-reason.ts';
import type { TopicItem } from './topic-item.ts';

type ColumnContext = {
  t: Text;
  cluster: string;
  /** Brokers of the cluster: one replica is only a risk where there could be two. */
  brokers: number;
  silent: Silent;
};

/** The columns of the topic list. What is not known is said with its reason, never shown as 0. */
export function topicColumns({ t, cluster, brokers, silent }: ColumnContext): readonly Column<TopicItem>[] {
  const offsetsMissing = silentReason(t, silent, 'offsets');
  const sizesMissing = silentReason(t, silent, 'sizes');
  const part = sizesMissing !== undefined;
  const noData = t('topics.noData');
  return [
    {
      id: 'name',
      head: t('topics.column.name'),
      width: 180,
      flex: 1,
      sort: ({ row }) => row.name,
      cell: ({ row }) => (
        <a
          className="vt-link"
          tabIndex={-1}
          href={href({ view: 'topic', cluster, topic: row.name, tab: 'messages', query: {} })}
        >
          {row.name}
        </a>
      ),
      title: ({ row }) => row.name,
      text: ({ row }) => row.name,
    },
    {
      id: 'partitions',
      head: t('topics.column.partitions'),
      width: 84,
      align: 'end',
      sort: ({ row }) => row.partitions,
      cell: ({ row }) => formatCount(row.partitions),
      text: ({ row }) => String(row.partitions),
    },
    {
      id: 'replicationFactor',
      head: t('topics.column.replicationFactor'),
      headTitle: t('topics.column.replicationFactor.why'),
      width: 60,
      align: 'end',
      priority: 3,
      sort: ({ row }) => row.replicationFactor,
      cell: ({ row }) => (
        <span className={isSingleCopy(row, brokers) ? 'warn' : undefined}>{row.replicationFactor}</span>
      ),
      title: ({ row }) => (isSingleCopy(row, brokers) ? t('topics.oneReplica') : undefined),
      text: ({ row }) => String(row.replicationFactor),
    },
    {
      id: 'inSync',
      head: t('topics.column.inSync'),
      headTitle: t('topics.column.inSync.why'),
      width: 190,
      priority: 1,
      firstDirection: 'descending',
      sort: ({ row }) => row.offline * 1_000_000 + row.underReplicated,
      cell: ({ row }) => <InSyncState row={row} />,
      text: ({ row }) => `${row.underReplicated}/${row.partitions}`,
    },
    {
      id: 'offsetSpan',
      head: t('topics.column.offsetSpan'),
      headTitle: t('topics.column.offsetSpan.why'),
      width: 150,
      align: 'end',
      sort: ({ row }) => row.offsetSpan,
      cell: ({ row }) =>
        row.offsetSpan === null ? (
          <NoData word={noData} reason={offsetsMissing ?? t('topics.noData.offsets')} />
        ) : (
          <span className={row.offsetSpan === 0n ? 'm' : undefined}>{formatCount(row.offsetSpan)}</span>
        ),
      text: ({ row }) => row.offsetSpan?.toString() ?? '',
    },
    {
      id: 'sizeBytes',
      head: part ? t('topics.column.size.part') : t('topics.column.size'),
      headTitle: sizesMissing ?? t('topics.column.size.why'),
      width: part ? 130 : 96,
      align: 'end',
      priority: 2,
      sort: ({ row }) => row.sizeBytes,
      cell: ({ row }) =>
        row.sizeBytes === null ? (
          <NoData word={noData} reason={sizesMissing ?? t('topics.noData.sizes')} />
        ) : (
          <span className={row.sizeBytes === 0n ? 'm' : undefined}>{formatBytes(row.sizeBytes)}</span>
        ),
      title: ({ row }) => (row.sizeBytes === null ? undefined : `${formatCount(row.sizeBytes)} B`),
      text: ({ row }) => row.sizeBytes?.toString() ?? '',
    },
    {
      id: 'inRate',
      head: t('topics.column.inRate'),
      headTitle: t('topics.column.inRate.why'),
      width: 92,
      align: 'end',
      sort: ({ row }) => row.inRate,
      cell: ({ row }) =>
        row.inRate === null ? (
          <NoData word={noData} reason={offsetsMissing ?? t('topics.noData.rate')} />
        ) : (
          <span className={row.inRate === 0 ? 'm' : undefined}>{formatRateNumber(row.inRate)}</span>
        ),
      text: ({ row }) => (row.inRate === null ? '' : String(row.inRate)),
    },
  ];
}

function isSingleCopy(row: TopicRow, brokers: number): boolean {
  return row.replicationFactor === 1 && brokers > 1;
}
