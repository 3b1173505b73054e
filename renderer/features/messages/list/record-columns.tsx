import { GitCommitHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { formatClock, formatDateTime, formatDayClock, type TimeZone } from '../../../../shared/text/times.ts';
import { recordFlag } from '../../../../shared/wire/record-batch.ts';
import type { Text } from '../../../app/i18n.tsx';
import type { Column, Span } from '../../../ui/table/column.ts';
import { copyText, type FieldFormat } from '../format/field-format.ts';
import type { RecordRef } from '../records/record-log.ts';
import { KeyCell, ValueCell } from './field-cells.tsx';

export type RowLook = {
  t: Text;
  zone: TimeZone;
  /** Rows of more than one day are in the list: times carry their day. */
  acrossDays: boolean;
  keyFormat: FieldFormat;
  valueFormat: FieldFormat;
};

export const flagsOf = ({ batch, row }: RecordRef): number => batch.flags[row] ?? 0;
const timeOf = ({ batch, row }: RecordRef): bigint => batch.timestampMs[row] ?? 0n;

/** The columns of the record list. Widths do not depend on the data, so nothing moves while it arrives. */
export function recordColumns(look: RowLook): Column<RecordRef>[] {
  const { t, zone } = look;
  return [
    {
      id: 'time',
      head: t('messages.column.time'),
      width: look.acrossDays ? 146 : 106,
      cell: (ref) => <Time ms={timeOf(ref)} look={look} />,
      title: (ref) => `${formatDateTime(timeOf(ref), zone)}\n${timeOf(ref)}`,
      text: (ref) => formatDateTime(timeOf(ref), zone),
    },
    {
      id: 'partition',
      head: t('messages.column.partition'),
      headTitle: t('messages.column.partitionTitle'),
      width: 40,
      align: 'end',
      cell: (ref) => <span className="m2">{ref.batch.partition[ref.row]}</span>,
      text: (ref) => String(ref.batch.partition[ref.row]),
    },
    {
      id: 'offset',
      head: t('messages.column.offset'),
      width: 84,
      align: 'end',
      cell: (ref) => formatCount(ref.batch.offset[ref.row] ?? 0n),
      text: (ref) => String(ref.batch.offset[ref.row]),
    },
    {
      id: 'key',
      head: t('messages.column.key'),
      width: 176,
      flex: 3,
      mono: true,
      cell: (ref) => <KeyCell refTo={ref} format={look.keyFormat} t={t} />,
      text: (ref) => fieldText(ref.batch.key(ref.row)),
    },
    {
      id: 'value',
      head: t('messages.column.value'),
      width: 110,
      flex: 5,
      cell: (ref) => <ValueCell refTo={ref} format={look.valueFormat} t={t} />,
      text: (ref) => fieldText(ref.batch.value(ref.row)),
    },
    {
      id: 'size',
      head: t('messages.column.size'),
      headTitle: t('messages.column.sizeTitle'),
      width: 76,
      align: 'end',
      priority: 1,
      cell: (ref) => <Size bytes={ref.batch.valueBytes[ref.row] ?? 0} />,
      text: (ref) => String(ref.batch.valueBytes[ref.row]),
    },
  ];
}

/** A transaction marker is one muted line, because it explains a gap in the offsets. */
export function markerSpan(t: Text): (ref: RecordRef) => Span | undefined {
  return (ref) => {
    if ((flagsOf(ref) & recordFlag.control) === 0) return undefined;
    return { from: 'key', to: 'value', cell: <Marker refTo={ref} t={t} /> };
  };
}

/** Whether a marker commits or aborts its transaction. */
export function isCommit({ batch, row }: RecordRef): boolean {
  return batch.value(row)?.[0] === 1;
}

function Marker({ refTo, t }: { refTo: RecordRef; t: Text }): ReactNode {
  const { batch, row } = refTo;
  return (
    <span className="marker">
      <GitCommitHorizontal aria-hidden="true" />
      {t('messages.line.marker', {
        outcome: t(isCommit(refTo) ? 'messages.line.commit' : 'messages.line.abort'),
        producer: String(batch.producerId[row]),
        epoch: String(batch.producerEpoch[row]),
      })}{' '}
      {t('messages.line.markerHint')}
    </span>
  );
}

function Time({ ms, look }: { ms: bigint; look: RowLook }): ReactNode {
  const { time, millis } = look.acrossDays ? formatDayClock(ms, look.zone) : formatClock(ms, look.zone);
  return (
    <>
      {time}
      <span className="m">{millis}</span>
    </>
  );
}

function Size({ bytes }: { bytes: number }): ReactNode {
  return <span className={bytes === 0 ? 'm' : 'm2'}>{formatBytes(bytes)}</span>;
}

function fieldText(bytes: Uint8Array | null): string {
  return bytes === null ? '' : copyText(bytes);
}
