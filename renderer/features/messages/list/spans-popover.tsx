import type { PartitionSpan } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { errorText, useText } from '../../../app/i18n.tsx';
import { Popover } from '../../../ui/popover.tsx';

// A popover is for looking, not for thousands of lines; the ones with a problem come first.
const shownSpans = 200;

/** `12 partitions`, and on click exactly what was read of each. */
export function SpansPopover({ spans }: { spans: readonly PartitionSpan[] }) {
  const t = useText();
  const sorted = spans.toSorted((a, b) => Number(b.error !== undefined) - Number(a.error !== undefined));
  return (
    <Popover
      label={t('messages.spans')}
      trigger={
        <button type="button" className="link">
          {t('messages.foot.partitions', { count: formatCount(spans.length) })}
        </button>
      }
    >
      <table className="spans">
        <thead>
          <tr>
            <th>{t('messages.column.partition')}</th>
            <th className="num">{t('messages.spans.offsets')}</th>
            <th className="num">{t('messages.spans.bounds')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shownSpans).map((span) => (
            <tr key={span.partition}>
              <td>{span.partition}</td>
              <td className="num">
                {span.error ? <ErrorCell span={span} /> : <Range from={span.from} to={span.to} />}
              </td>
              <td className="num m2">
                <Range from={span.startOffset} to={span.endOffset} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {spans.length > shownSpans && (
        <p className="m">{t('messages.foot.moreTroubles', { n: formatCount(spans.length - shownSpans) })}</p>
      )}
    </Popover>
  );
}

function ErrorCell({ span }: { span: PartitionSpan }) {
  const t = useText();
  return span.error === undefined ? null : <span className="bad">{errorText(t, span.error).what}</span>;
}

/** Both ends read; the end offset of Kafka is the one after the last. */
function Range({ from, to }: { from: bigint; to: bigint }) {
  const t = useText();
  if (from >= to) return <span className="m">{t('messages.spans.nothing')}</span>;
  return `${formatCount(from)}–${formatCount(to - 1n)}`;
}
