import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../../../shared/text/numbers.ts';
import { formatClock } from '../../../shared/text/times.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { useText } from '../../app/i18n.tsx';
import { href } from '../../app/route.ts';
import { useNow, useTimeZone } from '../../app/times.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { FeedEntry } from './feed.ts';
import type { JsonChange } from './json-changes.ts';

/** As long as the ground of a new line fades. */
const flashMs = 4_000;
const shownChanges = 3;

/** What happened to the znodes that are open or in sight since one looks, newest first. */
export function FeedPane({ cluster, feed }: { cluster: string; feed: readonly FeedEntry[] }) {
  const t = useText();
  const zone = useTimeZone();
  const now = useNow();
  const [held, setHeld] = useState<readonly FeedEntry[]>();
  const shown = held ?? feed;
  const waiting = held === undefined ? 0 : feed.findIndex((entry) => entry.id === held[0]?.id);

  return (
    <section className="znode-feed col" aria-label={t('znodes.feed')}>
      <h2 className="sect">
        {t('znodes.feed')}
        <span className="count">{waiting > 0 ? t('znodes.feed.waiting', { count: waiting }) : ''}</span>
        <span className="sp" />
        <IconButton
          icon={held === undefined ? Pause : Play}
          label={held === undefined ? t('znodes.feed.pause') : t('znodes.feed.resume')}
          onClick={() => setHeld(held === undefined ? feed : undefined)}
        />
      </h2>
      {shown.length === 0 ? (
        <p className="znode-feed-none m">{t('znodes.feed.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long feed must be scrollable by keyboard
        <ol className="scroll" tabIndex={0} aria-label={t('znodes.feed')}>
          {shown.map((entry) => (
            <li key={entry.id} data-new={now - entry.atMs < flashMs || undefined}>
              <time>{formatClock(entry.atMs, zone).time}</time>
              <a className="cut-start" href={href({ view: 'zookeeper', cluster, path: entry.path })} title={entry.path}>
                <bdi>{entry.path}</bdi>
              </a>
              <span className={entry.what.kind === 'deleted' ? 'warn' : undefined}>
                <What entry={entry} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function What({ entry: { what } }: { entry: FeedEntry }) {
  const t = useText();
  switch (what.kind) {
    case 'created':
      return t('znodes.feed.created');
    case 'deleted':
      return t('znodes.feed.deleted');
    case 'children':
      return t('znodes.feed.children', { before: formatCount(what.before), after: formatCount(what.after) });
    case 'data': {
      const changes = what.changes ?? [];
      return (
        <>
          {t('znodes.feed.data', { from: what.from, to: what.to })}
          {changes.slice(0, shownChanges).map((change) => (
            <Change key={change.path} change={change} />
          ))}
          {changes.length > shownChanges && ` · ${t('znodes.feed.more', { count: changes.length - shownChanges })}`}
        </>
      );
    }
  }
}

function Change({ change }: { change: JsonChange }) {
  const t = useText();
  const shown = (written: string | null) => (written === null ? t('znodes.feed.absent') : visibleText(written));
  return (
    <>
      {' · '}
      {change.path === '' ? '' : `${visibleText(change.path)} `}
      <span className="mono">
        {shown(change.before)} → {shown(change.after)}
      </span>
    </>
  );
}
