import { useState } from 'react';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { errorText, useText } from '../../../app/i18n.tsx';
import { useValueWords } from '../../../app/value-words.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import type { ValueMode } from '../../../ui/value/shown-value.ts';
import { ValueChip } from '../../../ui/value/value-chip.tsx';
import { ValueViewer } from '../../../ui/value/value-viewer.tsx';
import { type FieldFormat, guessFormat } from '../format/field-format.ts';
import type { LoadedField } from './use-field.ts';

const modeOf: Record<FieldFormat, ValueMode> = { json: 'tree', text: 'text', hex: 'hex' };

/** The value as a tree, as text or in hex. A mode chosen by hand stays for the next record. */
export function RecordValue({ field }: { field: LoadedField }) {
  const t = useText();
  const words = useValueWords();
  const [chosen, setChosen] = useState<ValueMode>();
  const { bytes, totalBytes } = field;
  const guess = bytes === null ? 'text' : guessFormat(bytes, bytes.length >= totalBytes);
  const mode = chosen ?? modeOf[guess];
  const kinds = { json: 'JSON', text: t('messages.format.text'), hex: t('messages.format.hex') };
  return (
    <section className="sec value-sec">
      <h3>
        {t('messages.detail.value')}
        <span className="count">
          {bytes !== null && formatBytes(totalBytes)}
          {bytes !== null && bytes.length > 0 && `, ${kinds[guess]}`}
        </span>
        <span className="sp" />
        {bytes !== null && bytes.length > 0 && (
          <Segmented
            label={t('messages.detail.mode')}
            value={mode}
            onChange={setChosen}
            options={[
              { value: 'tree', label: t('messages.mode.tree') },
              { value: 'text', label: t('messages.mode.text') },
              { value: 'hex', label: t('messages.mode.hex') },
            ]}
          />
        )}
      </h3>
      {bytes === null && (
        <p className="value-note">
          <ValueChip kind="tombstone">{t('messages.chip.tombstone')}</ValueChip> {t('messages.detail.tombstone')}
        </p>
      )}
      {bytes !== null && bytes.length === 0 && (
        <p className="value-note">
          <ValueChip kind="empty">{t('messages.chip.empty')}</ValueChip> {t('messages.line.empty')}
        </p>
      )}
      {bytes !== null && bytes.length > 0 && (
        <ValueViewer
          label={t('messages.detail.value')}
          bytes={bytes}
          totalBytes={totalBytes}
          mode={mode}
          words={words}
          onMore={field.more}
          busy={field.busy}
          moreError={field.error && errorText(t, field.error).what}
        />
      )}
    </section>
  );
}
