import { partitionForKey } from '../../../../shared/domain/partitioner.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { formatDateTime } from '../../../../shared/text/times.ts';
import { type RecordView, recordFlag } from '../../../../shared/wire/record-batch.ts';
import { type Text, useText } from '../../../app/i18n.tsx';
import { useTimeZone } from '../../../app/times.ts';
import { KeyValue, type KeyValueItem } from '../../../ui/key-value.tsx';

/** Facts around a record: its time, why it is in this partition, and how it came. */
export function RecordMetadata({ record, partitionCount }: { record: RecordView; partitionCount: number | null }) {
  const t = useText();
  const zone = useTimeZone();
  const { flags } = record;
  const items: KeyValueItem[] = [
    {
      name: t((flags & recordFlag.appendTime) !== 0 ? 'messages.detail.appended' : 'messages.detail.created'),
      value: (
        <>
          {formatDateTime(record.timestampMs, zone)} <span className="m">{String(record.timestampMs)}</span>
        </>
      ),
    },
    {
      name: t('messages.detail.partition'),
      value: (
        <>
          {record.partition} <span className="m">{partitionReason(t, record, partitionCount)}</span>
        </>
      ),
    },
    {
      name: t('messages.detail.batch'),
      value: (
        <>
          {record.codec === 'none' ? t('messages.detail.uncompressed') : record.codec},{' '}
          {t('messages.detail.batchRecords', { count: formatCount(record.batchCount) })}
          {record.leaderEpoch >= 0 && (
            <span className="m"> {t('messages.detail.leaderEpoch', { n: record.leaderEpoch })}</span>
          )}
        </>
      ),
    },
    {
      name: t('messages.detail.sizes'),
      value: t('messages.detail.sizesText', {
        key: formatBytes(record.keyBytes),
        value: formatBytes(record.valueBytes),
      }),
    },
  ];
  if (record.producerId >= 0n) {
    items.push({
      name: t('messages.detail.producer'),
      value: (
        <>
          {t('messages.detail.producerId', { id: String(record.producerId), epoch: record.producerEpoch })}
          {(flags & recordFlag.transactional) !== 0 && <span className="m"> {t('messages.detail.transactional')}</span>}
        </>
      ),
    });
  }
  return (
    <section className="sec">
      <h3>{t('messages.detail.metadata')}</h3>
      <KeyValue items={items} />
    </section>
  );
}

function partitionReason(t: Text, record: RecordView, partitionCount: number | null): string {
  if ((record.flags & recordFlag.control) !== 0 || partitionCount === null) return '';
  if (record.key === null) return t('messages.detail.noKeyPartition');
  // The hash needs all of the key.
  if (record.key.length < record.keyBytes) return '';
  const n = formatCount(partitionCount);
  const byKey = partitionForKey(record.key, partitionCount);
  return byKey === record.partition
    ? t('messages.detail.byKey', { n })
    : t('messages.detail.notByKey', { n, p: byKey });
}
