import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { formatDateTime } from '../../../../shared/text/times.ts';
import { visibleText } from '../../../../shared/text/visible.ts';
import { type RecordView, recordFlag } from '../../../../shared/wire/record-batch.ts';
import { ErrorPanel } from '../../../app/error-panel.tsx';
import { useText } from '../../../app/i18n.tsx';
import { useTimeZone } from '../../../app/times.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import { ValueChip } from '../../../ui/value/value-chip.tsx';
import { fieldLine, guessFormat } from '../format/field-format.ts';
import type { RecordId } from '../query.ts';
import { RecordActions } from './record-actions.tsx';
import { RecordHeaders } from './record-headers.tsx';
import { RecordMetadata } from './record-metadata.tsx';
import { RecordValue } from './record-value.tsx';
import { type LoadedField, useField } from './use-field.ts';
import type { OpenRecord } from './use-record.ts';

/** One record, whole: key, value, headers and metadata without tabs. */
export function RecordDetail({
  cluster,
  topic,
  id,
  open,
  partitionCount,
  width,
  onStep,
  onClose,
}: {
  cluster: string;
  topic: string;
  id: RecordId;
  open: OpenRecord;
  partitionCount: number | null;
  width: number;
  /** Up or down in the list. */
  onStep(by: -1 | 1): void;
  onClose(): void;
}) {
  const t = useText();
  const zone = useTimeZone();
  const where = { partition: id.partition, offset: formatCount(id.offset) };
  return (
    <section className="panel detail" aria-label={t('messages.detail')} style={{ width }}>
      <header className="dh">
        <b className="tn">
          P{id.partition} · {formatCount(id.offset)}
        </b>
        {open.status === 'known' && (
          <span className="m tn cut">
            {open.inList ? formatDateTime(open.record.timestampMs, zone) : t('messages.detail.notInList')}
          </span>
        )}
        <span className="sp" />
        <IconButton icon={ChevronUp} label={t('messages.detail.newer')} keys="alt+up" onClick={() => onStep(-1)} />
        <IconButton icon={ChevronDown} label={t('messages.detail.older')} keys="alt+down" onClick={() => onStep(1)} />
        <IconButton icon={X} label={t('messages.detail.close')} onClick={onClose} />
      </header>
      {open.status === 'known' && (
        <Known cluster={cluster} topic={topic} record={open.record} partitionCount={partitionCount} />
      )}
      {open.status === 'waiting' && <SkeletonRows label={t('messages.waiting')} />}
      {open.status === 'missing' && (
        <EmptyState title={t('messages.detail.missing', where)} reason={t('messages.detail.missingReason')} />
      )}
      {open.status === 'failed' && <ErrorPanel error={open.error} onRetry={open.again} />}
    </section>
  );
}

function Known({
  cluster,
  topic,
  record,
  partitionCount,
}: {
  cluster: string;
  topic: string;
  record: RecordView;
  partitionCount: number | null;
}) {
  const t = useText();
  const keyField = useField(cluster, topic, record, 'key');
  const valueField = useField(cluster, topic, record, 'value');
  if ((record.flags & recordFlag.control) !== 0) {
    return (
      <>
        <EmptyState title={t('messages.detail.marker')} reason={t('messages.detail.markerReason')} />
        <RecordMetadata record={record} partitionCount={partitionCount} />
      </>
    );
  }
  return (
    <>
      <RecordActions topic={topic} record={record} keyField={keyField} valueField={valueField} />
      {(record.flags & recordFlag.aborted) !== 0 && <p className="value-notice warn">{t('messages.detail.aborted')}</p>}
      <section className="sec">
        <h3 className="key-head">
          {t('messages.detail.key')}
          <KeyText field={keyField} />
          <span className="count">{record.key !== null && formatBytes(record.keyBytes)}</span>
        </h3>
      </section>
      <RecordValue field={valueField} />
      <RecordHeaders headers={record.headers} />
      <RecordMetadata record={record} partitionCount={partitionCount} />
    </>
  );
}

/** The whole key as text where it reads as text (JSON as it was written), else its bytes. */
function KeyText({ field }: { field: LoadedField }): ReactNode {
  const t = useText();
  const { bytes, totalBytes } = field;
  if (bytes === null) return <ValueChip kind="null">{t('messages.chip.null')}</ValueChip>;
  if (bytes.length === 0) return <ValueChip kind="empty">{t('messages.chip.empty')}</ValueChip>;
  const format = guessFormat(bytes, bytes.length === totalBytes) === 'hex' ? 'hex' : 'text';
  const line = fieldLine(bytes, bytes.length === totalBytes, format);
  return (
    <span className="mono key-text">
      {line.kind === 'text' ? visibleText(line.text) : line.kind === 'hex' ? `0x ${line.hex}` : null}
    </span>
  );
}
