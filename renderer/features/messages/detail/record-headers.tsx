import { hexBytes } from '../../../../shared/text/hex.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { decodeUtf8Strict, readsAsText } from '../../../../shared/text/utf8.ts';
import { visibleText } from '../../../../shared/text/visible.ts';
import type { RecordHeader } from '../../../../shared/wire/record-batch.ts';
import { useText } from '../../../app/i18n.tsx';
import { ValueChip } from '../../../ui/value/value-chip.tsx';

const shownBytes = 2048;

/** Headers in their order; names may repeat. What is no text is shown in hex. */
export function RecordHeaders({ headers }: { headers: readonly RecordHeader[] }) {
  const t = useText();
  return (
    <section className="sec">
      <h3>
        {t('messages.detail.headers')}
        <span className="count">
          {headers.length === 0 ? t('messages.detail.noHeaders') : formatCount(headers.length)}
        </span>
      </h3>
      {headers.length > 0 && (
        <dl className="hd">
          {headers.map((header, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, the place is a header's identity
            <div key={i}>
              <dt className="mono cut header-name" title={visibleText(header.name)}>
                {visibleText(header.name)}
              </dt>
              <dd className="mono header-value">
                <HeaderValue value={header.value} />
              </dd>
              <dd className="m num">{header.value !== null && formatBytes(header.value.length)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function HeaderValue({ value }: { value: Uint8Array | null }) {
  const t = useText();
  if (value === null) return <ValueChip kind="null">{t('messages.chip.null')}</ValueChip>;
  if (value.length === 0) return <ValueChip kind="empty">{t('messages.chip.empty')}</ValueChip>;
  const text = decodeUtf8Strict(value);
  if (text === null || !readsAsText(text)) return `0x ${hexBytes(value, shownBytes)}`;
  return visibleText(text.length > shownBytes ? `${text.slice(0, shownBytes)}…` : text);
}
