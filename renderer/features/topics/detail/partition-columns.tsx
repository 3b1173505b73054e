import type { ReactNode } from 'react';
import type { PartitionDetail } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { errorText, type Text } from '../../../app/i18n.tsx';
import { Dot } from '../../../ui/dot.tsx';
import type { Column, Span } from '../../../ui/table/column.ts';
import { NoData } from '../../../ui/table/no-data.tsx';
import { missingReplicas, offsetSpan } from './topic-facts.ts';

/** The columns of a topic's partitions. */
export function partitionColumns(t: Text): readonly Column<PartitionDetail>[] {
  return [
    {
      id: 'partition',
      head: t('topics.column.partition'),
      width: 84,
      align: 'end',
      firstDirection: 'ascending',
      sort: (row) => row.partition,
      cell: (row) => row.partition,
      text: (row) => String(row.partition),
    },
    {
      id: 'leader',
      head: t('topics.column.leader'),
      width: 110,
      sort: (row) => row.leader,
      cell: (row) => <Leader row={row} t={t} />,
      title: (row) => leaderNote(t, row),
      text: (row) => String(row.leader ?? ''),
    },
    {
      id: 'replicas',
      head: t('topics.column.replicas'),
      headTitle: t('topics.column.replicas.why'),
      width: 120,
      priority: 2,
      cell: (row) => row.replicas.join(', '),
      text: (row) => row.replicas.join(','),
    },
    {
      id: 'isr',
      head: t('topics.column.isr'),
      width: 190,
      flex: 1,
      firstDirection: 'descending',
      sort: (row) => missingReplicas(row).length,
      cell: (row) => <InSync row={row} t={t} />,
      text: (row) => row.isr.join(','),
    },
    offsetColumn(t, 'startOffset', t('topics.column.start'), (row) => row.startOffset),
    offsetColumn(t, 'endOffset', t('topics.column.end'), (row) => row.endOffset),
    {
      ...offsetColumn(t, 'span', t('topics.column.offsetSpan'), offsetSpan),
      headTitle: t('topics.column.offsetSpan.why'),
    },
    {
      id: 'sizeBytes',
      head: t('topics.column.size'),
      headTitle: t('topics.column.size.leader'),
      width: 96,
      align: 'end',
      priority: 3,
      sort: (row) => row.sizeBytes,
      cell: (row) =>
        row.sizeBytes === null ? (
          <NoData word={t('topics.noData')} reason={t('topics.noData.sizes')} />
        ) : (
          formatBytes(row.sizeBytes)
        ),
      title: (row) => (row.sizeBytes === null ? undefined : `${formatCount(row.sizeBytes)} B`),
      text: (row) => row.sizeBytes?.toString() ?? '',
    },
    {
      id: 'leaderEpoch',
      head: t('topics.column.epoch'),
      headTitle: t('topics.column.epoch.why'),
      width: 84,
      align: 'end',
      priority: 4,
      sort: (row) => row.leaderEpoch,
      cell: (row) =>
        row.leaderEpoch === null ? (
          <NoData word={t('topics.noData')} reason={t('topics.noData.epoch')} />
        ) : (
          formatCount(row.leaderEpoch)
        ),
      text: (row) => String(row.leaderEpoch ?? ''),
    },
  ];
}

/** Where a partition's offsets and size could not be read, one sentence stands in their place. */
export function partitionTrouble(t: Text): (row: PartitionDetail) => Span | undefined {
  return (row) => {
    if (row.error === undefined || row.endOffset !== null) return undefined;
    const reason = errorText(t, row.error).what;
    return {
      from: 'startOffset',
      to: 'sizeBytes',
      cell: (
        <span className="warn" title={reason}>
          {t('topics.noData.because', { reason })}
        </span>
      ),
    };
  };
}

function offsetColumn(
  t: Text,
  id: string,
  head: string,
  of: (row: PartitionDetail) => bigint | null,
): Column<PartitionDetail> {
  return {
    id,
    head,
    width: 112,
    align: 'end',
    sort: of,
    cell: (row) => {
      const offset = of(row);
      if (offset === null) return <NoData word={t('topics.noData')} reason={t('topics.noData.offsets')} />;
      return <span className={offset === 0n ? 'm' : undefined}>{formatCount(offset)}</span>;
    },
    text: (row) => of(row)?.toString() ?? '',
  };
}

function Leader({ row, t }: { row: PartitionDetail; t: Text }): ReactNode {
  if (row.leader !== null) return row.leader;
  return (
    <span className="state bad">
      <Dot tone="bad" />
      {t('topics.leader.none')}
    </span>
  );
}

/** The first replica is the preferred leader. */
function leaderNote(t: Text, row: PartitionDetail): string | undefined {
  const preferred = row.replicas[0];
  if (row.leader === null || preferred === undefined || preferred === row.leader) return undefined;
  return t('topics.leader.notPreferred', { broker: preferred });
}

function InSync({ row, t }: { row: PartitionDetail; t: Text }): ReactNode {
  const missing = missingReplicas(row);
  if (missing.length === 0) return row.isr.join(', ');
  return (
    <span className="state">
      {row.isr.join(', ')}
      <span className="state warn">
        <Dot tone="warn" />
        {t('topics.isr.missing', { brokers: missing.join(', ') })}
      </span>
    </span>
  );
}
