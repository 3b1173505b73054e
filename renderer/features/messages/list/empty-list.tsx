import type { ReadReport } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatDateTime } from '../../../../shared/text/times.ts';
import { visibleText } from '../../../../shared/text/visible.ts';
import { useText } from '../../../app/i18n.tsx';
import { useTimeZone } from '../../../app/times.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyValue } from '../../../ui/key-value.tsx';
import { SkeletonRows } from '../../../ui/skeleton-rows.tsx';
import type { MessagesQuery } from '../query.ts';
import type { SessionState } from '../records/session.ts';

type EmptyProps = {
  state: SessionState;
  query: MessagesQuery;
  onClearFilter(): void;
  onReadOldest(): void;
  onProduce(): void;
};

/** Why there is no row: not read yet, nothing matches, nothing there, or nothing in the range asked for. */
export function EmptyList({ state, query, onClearFilter, onReadOldest, onProduce }: EmptyProps) {
  const t = useText();
  const { report, kept } = state;
  if (report === null) return <SkeletonRows label={t('messages.waiting')} rows={12} />;
  if (kept > 0 && query.filter !== '') {
    const n = formatCount(kept);
    return (
      <EmptyState
        title={t('messages.empty.noMatch', { n })}
        reason={t('messages.empty.noMatchReason', { n, filter: visibleText(query.filter) })}
        action={
          <Button kind="line" onClick={onClearFilter}>
            {t('messages.empty.clearFilter')}
          </Button>
        }
      />
    );
  }
  const isTopicEmpty = report.spans.every((span) => span.startOffset === span.endOffset && span.error === undefined);
  const produce = (
    <Button kind="line" onClick={onProduce}>
      {t('messages.empty.produce')}
    </Button>
  );
  if (isTopicEmpty) return <EmptyTopic report={report} tailing={state.tail.kind === 'live'} action={produce} />;
  if (state.tail.kind === 'live') {
    return <EmptyState title={t('messages.empty.tailing')} reason={t('messages.empty.tailingReason')} />;
  }
  return (
    <EmptyState
      title={t('messages.empty.range')}
      reason={<RangeReason report={report} start={query.start} />}
      action={
        <Button kind="line" onClick={onReadOldest}>
          {t('messages.empty.readOldest')}
        </Button>
      }
    />
  );
}

function EmptyTopic({ report, tailing, action }: { report: ReadReport; tailing: boolean; action: React.ReactNode }) {
  const t = useText();
  const ends = new Set(report.spans.map((span) => span.endOffset));
  const [end = 0n] = ends;
  const n = formatCount(report.spans.length);
  const wasUsed = [...ends].some((offset) => offset > 0n);
  return (
    <EmptyState
      title={t(tailing ? 'messages.empty.tailing' : 'messages.empty.title')}
      reason={tailing ? t('messages.empty.tailingReason') : undefined}
      facts={
        <KeyValue
          items={[
            {
              name: t('messages.empty.offsets'),
              value:
                ends.size === 1
                  ? t('messages.empty.offsetsSame', { offset: formatCount(end), n })
                  : t('messages.empty.offsetsSum', { n }),
            },
            { name: t('messages.empty.reason'), value: t(wasUsed ? 'messages.empty.gone' : 'messages.empty.never') },
          ]}
        />
      }
      action={action}
    />
  );
}

function RangeReason({ report, start }: { report: ReadReport; start: MessagesQuery['start'] }) {
  const t = useText();
  const zone = useTimeZone();
  const end = report.spans.map((span) => span.endOffset).reduce(higher, 0n);
  if (start.kind === 'offset' && start.offset >= end) {
    return t('messages.empty.rangeOffset', { offset: formatCount(start.offset), end: formatCount(end) });
  }
  if (start.kind === 'time') return t('messages.empty.rangeTime', { time: formatDateTime(start.atMs, zone) });
  return t('messages.empty.rangeOther');
}

/** `Math.max` takes no bigint. */
function higher(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}
