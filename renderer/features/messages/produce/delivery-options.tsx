import { useText } from '../../../app/i18n.tsx';
import { useTimeZone } from '../../../app/times.ts';
import { TextInput } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { writeMoment } from '../moment.ts';
import type { Compression, Draft } from './draft.ts';

const compressions: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];

/** Time, compression and acks of the record. */
export function DeliveryOptions({
  draft,
  isTimestampWrong,
  onChange,
}: {
  draft: Draft;
  isTimestampWrong: boolean;
  onChange(change: Partial<Draft>): void;
}) {
  const t = useText();
  const zone = useTimeZone();
  return (
    <div className="opts">
      <Select
        label={t('produce.timestamp')}
        value={draft.timestamp === null ? 'now' : 'given'}
        onChange={(kind) => onChange({ timestamp: kind === 'now' ? null : writeMoment(Date.now(), zone) })}
        options={[
          { value: 'now', label: t('produce.timestamp.now') },
          { value: 'given', label: t('produce.timestamp.given') },
        ]}
      />
      {draft.timestamp !== null && (
        <span className="applied moment">
          <TextInput
            size="sm"
            label={t('produce.timestamp.label')}
            title={isTimestampWrong ? t('produce.timestamp.wrong') : t('produce.timestamp.label')}
            aria-invalid={isTimestampWrong || undefined}
            value={draft.timestamp}
            onChange={(timestamp) => onChange({ timestamp })}
          />
        </span>
      )}
      <Select
        label={t('produce.compression')}
        value={draft.compression}
        onChange={(compression) => onChange({ compression })}
        options={compressions.map((value) => ({ value, label: value }))}
      />
      <Select
        label={t('produce.acks')}
        value={draft.acks}
        onChange={(acks) => onChange({ acks })}
        options={[
          { value: 'all', label: t('produce.acks.all') },
          { value: 'leader', label: t('produce.acks.leader') },
        ]}
      />
    </div>
  );
}
