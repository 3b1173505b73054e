import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReadReport, Start, TailItem } from '../../../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../../../shared/errors.ts';
import type { Client } from '../../../../shared/wire/client.ts';
import { createPaintClock } from './paint-clock.ts';
import { joinReports, type ListOrder, nextPage, orderOf, tailStart } from './read-report.ts';
import { createRecordLog, type Matches, type RecordRef, type RecordRows } from './record-log.ts';
import { createTailRate } from './tail-rate.ts';
import { afterItem, type Trouble } from './tail-trouble.ts';

export type ReadQuery = { start: Start; limit: number; partitions: number[] | null };

export type ReadState =
  | { status: 'waiting' }
  | { status: 'refreshing' }
  | { status: 'fresh'; atMs: number }
  /** The rows are those of an earlier answer. */
  | { status: 'stale'; error: AppError; atMs: number | null }
  | { status: 'failed'; error: AppError };

export type TailState =
  | { kind: 'off' }
  | { kind: 'live' }
  | { kind: 'paused' }
  | { kind: 'ended'; error: AppError | null };

export type SessionState = {
  rows: RecordRows;
  /** Counts the answers that replaced the list: what was guessed from its rows is guessed anew. */
  generation: number;
  read: ReadState;
  report: ReadReport | null;
  order: ListOrder;
  page: { busy: boolean; error: AppError | null };
  tail: TailState;
  /** Rows held (filtered out ones too), shown, and waiting behind "n new". */
  kept: number;
  shown: number;
  waiting: number;
  /** Came since the tail began; skipped: dropped by the core for lack of credit, or here while rows waited. */
  arrived: number;
  skipped: number;
  evicted: number;
  ratePerSecond: number;
  troubles: readonly Trouble[];
};

const noRows: RecordRows = { length: 0, at: () => undefined, placeOf: () => -1 };

/** Before anything was read. */
export const emptySession: SessionState = {
  rows: noRows,
  generation: 0,
  read: { status: 'waiting' },
  report: null,
  order: 'newest',
  page: { busy: false, error: null },
  tail: { kind: 'off' },
  kept: 0,
  shown: 0,
  waiting: 0,
  arrived: 0,
  skipped: 0,
  evicted: 0,
  ratePerSecond: 0,
  troubles: [],
};

// Many small batches may come between two paints (one per broker and fetch); fewer credits than that would hold the tail
// back although the window keeps up.
const tailCredit = 256;
const rateEveryMs = 1000;

export type RecordSession = {
  store: StoreApi<SessionState>;
  /** Reads anew, and follows from there when `tail` is set. The rows shown stay until the answer is here. */
  load(query: ReadQuery, tail: boolean): void;
  /** The next page below: older for a list of the newest, newer for one from a beginning. */
  loadNextPage(): void;
  stop(): void;
  pause(paused: boolean): void;
  /** While the list is scrolled away from its top, no row may move under the reader. */
  scrolledAway(away: boolean): void;
  filter(matches: Matches | null): void;
  find(partition: number, offset: bigint): RecordRef | undefined;
  close(): void;
};

/** What the list is after a reading that came to nothing: one that was stopped leaves it as it was. */
function readAfterFailure(error: AppError, before: SessionState): ReadState {
  if (before.report === null) return { status: 'failed', error };
  const { read } = before;
  if (error.code === 'CANCELLED' && (read.status === 'fresh' || read.status === 'stale')) return read;
  return { status: 'stale', error, atMs: read.status === 'fresh' || read.status === 'stale' ? read.atMs : null };
}

/** Reading and tailing one topic: everything the list shows, in one store. */
export function createRecordSession(client: Client, cluster: string, topic: string): RecordSession {
  const log = createRecordLog();
  const store = createStore<SessionState>(() => emptySession);
  const clock = createPaintClock(publish);
  let query: ReadQuery | undefined;
  let reading = new AbortController();
  let tail: { close(): void } | undefined;
  let rate = createTailRate();
  let ratedAtMs = 0;
  let rateTimer: ReturnType<typeof setInterval> | undefined;
  let paused = false;
  let away = false;
  // Counted outside the store: a paint brings them in, not every batch.
  let arrived = 0;
  let dropped = 0;
  let troubles: readonly Trouble[] = [];

  function publish() {
    const { kept, shown, waiting, unseen, evicted } = log.counts();
    const now = performance.now();
    const isRateDue = now - ratedAtMs >= rateEveryMs;
    if (isRateDue) ratedAtMs = now;
    store.setState({
      rows: log.rows(),
      kept,
      shown,
      waiting,
      arrived,
      skipped: dropped + unseen,
      evicted,
      troubles,
      ...(isRateDue ? { ratePerSecond: rate.perSecond(now) } : {}),
    });
  }

  function closeTail() {
    tail?.close();
    tail = undefined;
    clearInterval(rateTimer);
    paused = false;
    log.hold(false);
    arrived = 0;
    dropped = 0;
    troubles = [];
    rate = createTailRate();
  }

  function openTail(report: ReadReport, partitions: number[] | null) {
    ratedAtMs = 0;
    log.hold(away);
    tail = client.watch(
      'records.tail',
      { cluster, topic, from: tailStart(report), ...(partitions === null ? {} : { partitions }) },
      {
        async onItem(item: TailItem, skippedBefore: number) {
          if (item.rows > 0) log.arrive(item.batch);
          arrived += item.rows;
          dropped += skippedBefore;
          rate.add(item.rows, performance.now());
          troubles = afterItem(troubles, item);
          await clock.painted();
        },
        onEnd(error) {
          tail = undefined;
          clearInterval(rateTimer);
          store.setState({ tail: { kind: 'ended', error: error ?? null }, ratePerSecond: 0 });
        },
      },
      tailCredit,
    );
    // Without arrivals nothing is painted, and the rate still has to fall.
    rateTimer = setInterval(clock.request, rateEveryMs);
    store.setState({ tail: { kind: 'live' } });
  }

  async function read(asked: ReadQuery, follow: boolean) {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    query = asked;
    closeTail();
    const before = store.getState();
    store.setState({
      read: { status: before.report === null ? 'waiting' : 'refreshing' },
      page: { busy: false, error: null },
      tail: { kind: 'off' },
      ratePerSecond: 0,
    });
    try {
      const answer = await client.call('records.read', inputOf(asked, asked.start), signal);
      if (signal.aborted) return;
      log.clear();
      log.append(answer.batch);
      store.setState((state) => ({
        generation: state.generation + 1,
        read: { status: 'fresh', atMs: Date.now() },
        report: answer.report,
        order: orderOf(asked.start),
      }));
      publish();
      if (follow) openTail(answer.report, asked.partitions);
    } catch (caught) {
      if (signal.aborted && reading.signal !== signal) return;
      store.setState({ read: readAfterFailure(toAppError(caught), before) });
    }
  }

  async function readNextPage() {
    const { report, order, page } = store.getState();
    const start = report === null ? null : nextPage(report, order);
    if (query === undefined || report === null || start === null || page.busy) return;
    const { signal } = reading;
    store.setState({ page: { busy: true, error: null } });
    try {
      const answer = await client.call('records.read', inputOf(query, start), signal);
      if (signal.aborted) return;
      log.append(answer.batch);
      store.setState({ page: { busy: false, error: null }, report: joinReports(report, answer.report) });
      publish();
    } catch (caught) {
      if (!signal.aborted) store.setState({ page: { busy: false, error: toAppError(caught) } });
    }
  }

  function inputOf(asked: ReadQuery, start: Start) {
    return {
      cluster,
      topic,
      start,
      limit: asked.limit,
      ...(asked.partitions === null ? {} : { partitions: asked.partitions }),
    };
  }

  function hold() {
    log.hold(paused || away);
    clock.request();
  }

  return {
    store,
    load: (asked, follow) => void read(asked, follow),
    loadNextPage: () => void readNextPage(),
    stop: () => reading.abort(),
    pause(next) {
      if (tail === undefined) return;
      paused = next;
      store.setState({ tail: { kind: paused ? 'paused' : 'live' } });
      hold();
    },
    scrolledAway(next) {
      if (away === next) return;
      away = next;
      hold();
    },
    filter(matches) {
      log.filter(matches);
      publish();
    },
    find: log.find,
    close() {
      reading.abort();
      closeTail();
      clock.stop();
    },
  };
}
