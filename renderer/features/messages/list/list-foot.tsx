import { Pause } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReadReport } from '../../../../shared/contract/index.ts';
import { formatCount, formatRate } from '../../../../shared/text/numbers.ts';
import { formatAge, formatClock, formatDuration } from '../../../../shared/text/times.ts';
import { errorText, useLanguage, useText } from '../../../app/i18n.tsx';
import { useNow, useTimeZone } from '../../../app/times.ts';
import { Dot } from '../../../ui/dot.tsx';
import { Foot } from '../../../ui/foot.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { nextPage, offsetSpan } from '../records/read-report.ts';
import type { SessionState } from '../records/session.ts';
import { SpansPopover } from './spans-popover.tsx';

// With as many rows as the window keeps, a further page would push out what is above it.
const fullAtRows = 140_000;

export type FootActions = {
  onStop(): void;
  onRetry(): void;
  onNextPage(): void;
  onResume(): void;
  onShowNew(): void;
};

type FootProps = { state: SessionState; limit: number; filtered: boolean; actions: FootActions };

/** Where the list says what it holds, why no more, and what to do next. Its words change, its height never. */
export function ListFoot(props: FootProps) {
  const { state } = props;
  if (state.read.status === 'waiting' || state.read.status === 'refreshing') return <ReadingFoot {...props} />;
  if (state.read.status === 'stale') return <StaleFoot {...props} read={state.read} />;
  if (state.read.status === 'failed') return <Foot tone="bad">{null}</Foot>;
  return state.tail.kind === 'off' ? <ReadFoot {...props} /> : <TailFoot {...props} />;
}

function ReadingFoot({ actions }: FootProps) {
  const t = useText();
  return (
    <Foot tone="run">
      <span className="spin" />
      <span>{t('messages.waiting')}</span>
      <span className="sp" />
      <FootLink onClick={actions.onStop}>{t('messages.foot.stop')}</FootLink>
    </Foot>
  );
}

function StaleFoot({ read, actions }: FootProps & { read: Extract<SessionState['read'], { status: 'stale' }> }) {
  const t = useText();
  const language = useLanguage();
  const zone = useTimeZone();
  const now = useNow();
  return (
    <Foot tone="warn">
      <Dot tone="warn" />
      {read.atMs !== null && (
        <>
          <span className="warn">{t('messages.foot.since', { time: formatClock(read.atMs, zone).time })}</span>
          <span>{t('messages.foot.old', { age: formatAge(now - read.atMs, language) })}</span>
        </>
      )}
      <span className="cut">{errorText(t, read.error).what}</span>
      <span className="sp" />
      <FootLink onClick={actions.onRetry}>{t('messages.readAgain')}</FootLink>
    </Foot>
  );
}

function ReadFoot({ state, limit, filtered, actions }: FootProps) {
  const t = useText();
  const { report, order, page, kept } = state;
  if (report === null) return <Foot>{null}</Foot>;
  const hasMore = nextPage(report, order) !== null;
  const more = order === 'newest' ? 'messages.foot.readOlder' : 'messages.foot.readNewer';
  return (
    <Foot tone={page.error === null ? 'none' : 'warn'}>
      {filtered && (
        <span className="md">
          {t('messages.foot.filtered', { n: formatCount(state.shown), total: formatCount(kept) })}
        </span>
      )}
      <span className="hide-n">
        {t(order === 'newest' ? 'messages.foot.newestFirst' : 'messages.foot.oldestFirst')}
      </span>
      <span>
        <b className="md">{formatCount(report.records)}</b>{' '}
        {t('messages.foot.ofOffsets', { n: formatCount(offsetSpan(report)) })} <SpansPopover spans={report.spans} />
      </span>
      <span className="cut">
        <Stopped report={report} />
      </span>
      <SpanTroubles report={report} />
      {page.error !== null && <span className="warn cut">{errorText(t, page.error).what}</span>}
      <span className="sp" />
      {page.busy && <span className="spin" />}
      {hasMore && kept < fullAtRows && (
        <FootLink onClick={actions.onNextPage}>
          {page.busy ? t('messages.foot.readingMore') : t(more, { n: formatCount(limit) })}
        </FootLink>
      )}
      {hasMore && kept >= fullAtRows && <span>{t('messages.foot.full', { n: formatCount(fullAtRows) })}</span>}
    </Foot>
  );
}

function Stopped({ report }: { report: ReadReport }): ReactNode {
  const t = useText();
  const language = useLanguage();
  if (report.stopped === 'limit') return t('messages.foot.stopped.limit', { n: formatCount(report.records) });
  if (report.stopped === 'end') return t('messages.foot.stopped.end');
  return (
    <span className="warn">{t('messages.foot.stopped.time', { s: formatDuration(report.tookMs, language) })}</span>
  );
}

function SpanTroubles({ report }: { report: ReadReport }) {
  const t = useText();
  const failed = report.spans.flatMap(({ partition, error }) => (error ? [{ partition, error }] : []));
  const [first] = failed;
  if (first === undefined) return null;
  return (
    <span className="warn cut">
      {t('messages.foot.partitionTrouble', { partition: first.partition, what: errorText(t, first.error).what })}{' '}
      {failed.length > 1 && t('messages.foot.moreTroubles', { n: formatCount(failed.length - 1) })}
    </span>
  );
}

function TailFoot({ state, filtered, actions }: FootProps) {
  const t = useText();
  const { tail, waiting, troubles } = state;
  const [trouble] = troubles;
  return (
    <Foot tone={tail.kind === 'ended' || troubles.length > 0 ? 'warn' : 'none'}>
      <TailName state={state} />
      {tail.kind !== 'ended' && <span className="tail-rate">{formatRate(state.ratePerSecond)}</span>}
      <Skipped skipped={state.skipped} />
      {filtered && (
        <span>{t('messages.foot.filtered', { n: formatCount(state.shown), total: formatCount(state.kept) })}</span>
      )}
      {tail.kind === 'ended' && tail.error !== null && <span className="cut">{errorText(t, tail.error).what}</span>}
      {trouble !== undefined && (
        <span className="warn cut">
          {trouble.partition === null
            ? errorText(t, trouble.error).what
            : t('messages.foot.partitionTrouble', {
                partition: trouble.partition,
                what: errorText(t, trouble.error).what,
              })}{' '}
          {troubles.length > 1 && t('messages.foot.moreTroubles', { n: formatCount(troubles.length - 1) })}
        </span>
      )}
      <span className="sp" />
      <TailNext state={state} waiting={waiting} actions={actions} />
      {/* What a bench or a test reads: all that came, and what of it was never shown. */}
      <data hidden value={state.arrived} data-skipped={state.skipped} className="tail-count" />
    </Foot>
  );
}

function TailName({ state }: { state: SessionState }) {
  const t = useText();
  if (state.tail.kind === 'ended') return <span className="warn">{t('messages.foot.ended')}</span>;
  if (state.tail.kind === 'paused') {
    return (
      <span className="state">
        <Pause aria-hidden="true" />
        <b className="md">{t('messages.foot.paused')}</b>
      </span>
    );
  }
  return (
    <span className="state">
      <Dot tone="ok" />
      {t('messages.foot.tailing')}
    </span>
  );
}

function Skipped({ skipped }: { skipped: number }) {
  const t = useText();
  if (skipped === 0) return <span className="m hide-n">{t('messages.foot.noneSkipped')}</span>;
  return (
    <Tooltip text={t('messages.foot.skippedHint')} side="top">
      <span className="warn">{t('messages.foot.skipped', { n: formatCount(skipped) })}</span>
    </Tooltip>
  );
}

function TailNext({ state, waiting, actions }: { state: SessionState; waiting: number; actions: FootActions }) {
  const t = useText();
  if (state.tail.kind === 'ended') return <FootLink onClick={actions.onRetry}>{t('messages.foot.tailAgain')}</FootLink>;
  const news = waiting > 0 && <span role="status">{t('messages.foot.newSince', { n: formatCount(waiting) })}</span>;
  if (state.tail.kind === 'paused') {
    return (
      <>
        {news}
        <FootLink onClick={actions.onResume}>{t('messages.resume')}</FootLink>
      </>
    );
  }
  if (waiting > 0) {
    return (
      <>
        {news}
        <FootLink onClick={actions.onShowNew}>{t('messages.foot.showNew')}</FootLink>
      </>
    );
  }
  return (
    <span className="m" title={t('messages.foot.tailOrder')}>
      {t('messages.foot.follows')}
    </span>
  );
}

function FootLink({ onClick, children }: { onClick(): void; children: ReactNode }) {
  return (
    <button type="button" className="link" onClick={onClick}>
      {children}
    </button>
  );
}
