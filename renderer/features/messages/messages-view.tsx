import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { ErrorPanel } from '../../app/error-panel.tsx';
import { useText } from '../../app/i18n.tsx';
import { useLive } from '../../app/live.ts';
import { navigate } from '../../app/route.ts';
import type { TableHandle } from '../../ui/table/table-props.ts';
import { DetailPane } from './detail/detail-pane.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { useMatches } from './filter/use-matches.ts';
import { useGuessedFormats } from './format/use-guessed-formats.ts';
import { EmptyList } from './list/empty-list.tsx';
import { ListFoot } from './list/list-foot.tsx';
import { RecordList } from './list/record-list.tsx';
import { useSelectedPlace } from './list/use-selected-place.ts';
import { ProducePane } from './produce/produce-pane.tsx';
import { useSentRecords } from './produce/sent-records.ts';
import { formatQuery, type MessagesQuery, parseQuery } from './query.ts';
import type { RecordRef } from './records/record-log.ts';
import { emptySession, type SessionState } from './records/session.ts';
import { useReadQuery } from './records/use-read-query.ts';
import { useRecordSession } from './records/use-record-session.ts';
import { ReadToolbar } from './toolbar/read-toolbar.tsx';
import { useMessageCommands } from './use-message-commands.ts';
import './messages.css';

const noSession = createStore<SessionState>(() => emptySession);

/** The records of a topic: what to read, what to find, the list, one record beside it, and the form that sends one. */
export function MessagesView({
  cluster,
  topic,
  query: written,
}: {
  cluster: string;
  topic: string;
  query: Record<string, string>;
}) {
  const t = useText();
  const query = useMemo(() => parseQuery(written), [written]);
  const described = useLive('topics.describe', { cluster, topic });
  const partitionCount = described.value?.partitions.length ?? null;
  // The form stands beside a live list, so that what is sent is seen to arrive.
  const tailing = query.tail || query.produce;
  const matches = useMatches(query.filter);
  const read = useReadQuery(query, tailing);
  const session = useRecordSession(cluster, topic, read, tailing, matches);
  const state = useStore(session?.store ?? noSession);
  const place = useSelectedPlace(session, state.rows, state.generation, matches, query.record);
  const guessed = useGuessedFormats(state);
  const sent = useSentRecords(cluster, topic);
  const table = useRef<TableHandle<RecordRef>>(null);
  const list = useRef<HTMLDivElement>(null);
  const filterBox = useRef<HTMLElement>(null);
  const paused = state.tail.kind === 'paused';

  const change = useCallback(
    (next: Partial<MessagesQuery>, replace = false) =>
      navigate(
        { view: 'topic', cluster, topic, tab: 'messages', query: formatQuery({ ...query, ...next }) },
        { replace },
      ),
    [cluster, topic, query],
  );
  const open = useCallback(
    ({ batch, row }: RecordRef) =>
      change({ record: { partition: batch.partition[row] ?? 0, offset: batch.offset[row] ?? 0n } }, true),
    [change],
  );
  const hold = useCallback((held: boolean) => session?.scrolledAway(held), [session]);
  const readAgain = () => session?.load(read, tailing);
  const pause = (next: boolean) => session?.pause(next);

  function step(by: -1 | 1) {
    const index = place === undefined ? -1 : state.rows.placeOf(place);
    const next = index < 0 ? undefined : state.rows.at(index + by);
    if (next !== undefined) open(next);
  }

  function close() {
    change({ record: null }, true);
    table.current?.focus();
  }

  function showNew() {
    list.current?.querySelector('[role=grid]')?.scrollTo({ top: 0 });
    session?.scrolledAway(false);
  }

  /** Escape stops, then clears, then leaves. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (state.read.status === 'waiting' || state.read.status === 'refreshing') session?.stop();
    else if (query.filter !== '') change({ filter: '' });
    else if (query.record !== null && !query.produce) close();
    else return;
    event.preventDefault();
  }

  useMessageCommands({
    hasRecord: query.record !== null,
    tailing,
    paused,
    focusFilter: () => filterBox.current?.querySelector('input')?.focus(),
    readAgain,
    pause,
    tail: (on) => change({ tail: on, produce: false }),
    step,
  });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: takes Escape for all that is inside
    <div className="messages" onKeyDown={onKeyDown}>
      <div className="messages-main">
        <ReadToolbar
          query={query}
          tailing={tailing}
          paused={paused}
          partitionCount={partitionCount}
          guessed={guessed}
          onQuery={change}
          onPause={pause}
          onReadAgain={readAgain}
        />
        <FilterBar
          applied={query.filter}
          shown={state.shown}
          total={state.kept}
          onApply={(filter) => change({ filter })}
          box={filterBox}
        />
        <div className="messages-body">
          <div className="messages-list" ref={list}>
            {state.read.status === 'failed' ? (
              <ErrorPanel error={state.read.error} onRetry={readAgain} now={t('messages.failed.still')} />
            ) : (
              <RecordList
                rows={state.rows}
                generation={state.generation}
                keyFormat={query.keyFormat === 'auto' ? guessed.key : query.keyFormat}
                valueFormat={query.valueFormat === 'auto' ? guessed.value : query.valueFormat}
                selectedPlace={place}
                onOpen={open}
                onHold={hold}
                sent={sent}
                tailing={tailing}
                stale={state.read.status === 'stale'}
                handle={table}
                empty={
                  <EmptyList
                    state={state}
                    query={query}
                    onClearFilter={() => change({ filter: '' })}
                    onReadOldest={() => change({ start: { kind: 'oldest' } })}
                    onProduce={() => change({ produce: true })}
                  />
                }
              />
            )}
            <ListFoot
              state={state}
              limit={query.limit}
              filtered={query.filter !== ''}
              actions={{
                onStop: () => session?.stop(),
                onRetry: readAgain,
                onNextPage: () => session?.loadNextPage(),
                onResume: () => pause(false),
                onShowNew: showNew,
              }}
            />
          </div>
          {query.record !== null && !query.produce && (
            <DetailPane
              cluster={cluster}
              topic={topic}
              id={query.record}
              rows={state.rows}
              place={place}
              listRead={state.read.status === 'fresh'}
              partitionCount={partitionCount}
              onStep={step}
              onClose={close}
            />
          )}
        </div>
      </div>
      {query.produce && (
        <ProducePane
          cluster={cluster}
          topic={topic}
          described={described}
          onShow={(record) => change({ record, produce: false, tail: true })}
          onClose={() => change({ produce: false })}
        />
      )}
    </div>
  );
}
