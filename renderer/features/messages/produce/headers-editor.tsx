import { Plus, X } from 'lucide-react';
import { useText } from '../../../app/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextInput } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { ValueChip } from '../../../ui/value/value-chip.tsx';
import type { HeaderDraft, HeaderType } from './draft.ts';

const types: readonly HeaderType[] = ['text', 'hex', 'null', 'empty'];

/** Headers as rows: sent in this order, names may repeat. */
export function HeadersEditor({
  headers,
  wrong,
  onChange,
}: {
  headers: readonly HeaderDraft[];
  /** Places whose hex cannot be read. */
  wrong: readonly number[];
  onChange(headers: readonly HeaderDraft[]): void;
}) {
  const t = useText();
  const nextId = Math.max(0, ...headers.map((header) => header.id)) + 1;
  const set = (id: number, change: Partial<HeaderDraft>) =>
    onChange(headers.map((header) => (header.id === id ? { ...header, ...change } : header)));
  return (
    <div className="produce-field">
      <div className="lab">
        <b>{t('produce.headers')}</b>
        <span className="hint">{t('produce.headers.hint')}</span>
        <span className="sp" />
        <Button
          kind="quiet"
          icon={Plus}
          onClick={() => onChange([...headers, { id: nextId, name: '', type: 'text', text: '' }])}
        >
          {t('produce.headers.add')}
        </Button>
      </div>
      {headers.map((header, place) => (
        <div className="header-row" key={header.id}>
          <TextInput
            size="sm"
            mono
            label={t('produce.headers.name', { n: place + 1 })}
            value={header.name}
            onChange={(name) => set(header.id, { name })}
          />
          <Select
            label={t('produce.headers.type', { n: place + 1 })}
            hideLabel
            value={header.type}
            onChange={(type: HeaderType) => set(header.id, { type })}
            options={types.map((type) => ({ value: type, label: t(`produce.headers.${type}`) }))}
          />
          {header.type === 'text' || header.type === 'hex' ? (
            <TextInput
              size="sm"
              mono
              label={t('produce.headers.value', { n: place + 1 })}
              value={header.text}
              aria-invalid={wrong.includes(place) || undefined}
              onChange={(text) => set(header.id, { text })}
            />
          ) : (
            <span className="in sm no-box">
              <ValueChip kind={header.type}>
                {t(header.type === 'null' ? 'messages.chip.null' : 'messages.chip.empty')}
              </ValueChip>
            </span>
          )}
          <IconButton
            icon={X}
            label={t('produce.headers.remove', { n: place + 1 })}
            onClick={() => onChange(headers.filter((other) => other.id !== header.id))}
          />
        </div>
      ))}
      {wrong.map((place) => (
        <p key={place} className="hint bad" role="alert">
          {t('produce.headers.wrong', { n: place + 1 })}
        </p>
      ))}
    </div>
  );
}
