import { Braces, KeyRound, SquareTerminal } from 'lucide-react';
import type { RecordView } from '../../../../shared/wire/record-batch.ts';
import { useCluster } from '../../../app/cluster.tsx';
import { useText } from '../../../app/i18n.tsx';
import { copyText } from '../format/field-format.ts';
import { CopyAct } from './copy-act.tsx';
import { kcatRead } from './kcat-read.ts';
import { recordJson } from './record-json.ts';
import type { LoadedField } from './use-field.ts';

/** What is most often wanted of a record. Copies have the whole field, also where only its beginning is shown. */
export function RecordActions({
  topic,
  record,
  keyField,
  valueField,
}: {
  topic: string;
  record: RecordView;
  keyField: LoadedField;
  valueField: LoadedField;
}) {
  const t = useText();
  const { bootstrap } = useCluster();

  async function json(signal: AbortSignal) {
    const key = record.key === null ? null : await keyField.whole(signal);
    const value = record.value === null ? null : await valueField.whole(signal);
    return recordJson(topic, record, key, value);
  }

  return (
    <div className="acts">
      <CopyAct
        label={t('messages.detail.copyKey')}
        icon={KeyRound}
        disabledReason={record.key === null ? t('messages.detail.noKey') : undefined}
        text={fieldCopy(record.key, keyField)}
      />
      <CopyAct
        label={t('messages.detail.copyValue')}
        disabledReason={record.value === null ? t('messages.detail.noValue') : undefined}
        text={fieldCopy(record.value, valueField)}
      />
      <CopyAct
        label={t('messages.detail.copyRecord')}
        hint={t('messages.detail.copyRecordHint')}
        icon={Braces}
        text={json}
      />
      <CopyAct
        label={t('messages.detail.copyKcat')}
        hint={t('messages.detail.copyKcatHint')}
        icon={SquareTerminal}
        text={() => kcatRead(bootstrap, topic, record.partition, record.offset)}
      />
    </div>
  );
}

/** At once when all of it is here, so that the copy happens while the click is handled. */
function fieldCopy(carried: Uint8Array | null, field: LoadedField) {
  return (signal: AbortSignal) => {
    if (carried !== null && carried.length === field.totalBytes) return copyText(carried);
    return field.whole(signal).then(copyText);
  };
}
