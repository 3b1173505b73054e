import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecordSession, type RecordSession } from '../../../../../renderer/features/messages/records/session.ts';
import type { RecordsAnswer, TailItem } from '../../../../../shared/contract/index.ts';
import { failure } from '../../../../../shared/errors.ts';
import type { Client, WatchListener } from '../../../../../shared/wire/client.ts';
import { batchOf } from './batch.ts';

type Call = { method: string; input: unknown; resolve(answer: RecordsAnswer): void; reject(error: unknown): void };
type Watch = { input: unknown; listener: WatchListener<TailItem>; closed: boolean };

/** A core that answers when the test says so. */
function fakeClient() {
  const calls: Call[] = [];
  const watches: Watch[] = [];
  const client = {
    call: (method: string, input: unknown, signal?: AbortSignal) =>
      new Promise((resolve, reject) => {
        calls.push({ method, input, resolve, reject });
        signal?.addEventListener('abort', () => reject(failure('CANCELLED')));
      }),
    watch: (_method: string, input: unknown, listener: WatchListener<TailItem>) => {
      const watch: Watch = { input, listener, closed: false };
      watches.push(watch);
      return {
        close() {
          watch.closed = true;
        },
      };
    },
    onClose() {},
    close() {},
  };
  return { client: client as unknown as Client, calls, watches };
}

const answer = (offsets: number[], end = 100n): RecordsAnswer => ({
  batch: batchOf(offsets.map((offset) => ({ offset }))),
  report: {
    spans: [
      {
        partition: 0,
        from: BigInt(Math.min(...offsets)),
        to: BigInt(Math.max(...offsets) + 1),
        startOffset: 0n,
        endOffset: end,
      },
    ],
    records: offsets.length,
    stopped: 'limit',
    fetchedBytes: 1,
    tookMs: 1,
  },
});
const item = (offsets: number[]): TailItem => ({
  batch: batchOf(offsets.map((offset) => ({ offset }))),
  rows: offsets.length,
  positions: [],
});
const query = { start: { kind: 'newest' as const }, limit: 500, partitions: null };

let fake: ReturnType<typeof fakeClient>;
let session: RecordSession;
const state = () => session.store.getState();
const offsets = () =>
  Array.from({ length: state().rows.length }, (_, i) => {
    const ref = state().rows.at(i);
    return Number(ref?.batch.offset[ref.row]);
  });
const settle = () => vi.advanceTimersByTimeAsync(0);
/** Long enough for the next beat of the paint clock. */
const beat = () => vi.advanceTimersByTimeAsync(100);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  fake = fakeClient();
  session = createRecordSession(fake.client, 'c1', 'orders');
});
afterEach(() => {
  session.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function readNewest(tail: boolean) {
  session.load(query, tail);
  fake.calls.at(-1)?.resolve(answer([99, 98]));
  await settle();
}

describe('reading', () => {
  it('shows the answer, and the next page below it', async () => {
    await readNewest(false);
    expect(offsets()).toEqual([99, 98]);
    expect(state()).toMatchObject({ read: { status: 'fresh' }, order: 'newest', generation: 1 });
    session.loadNextPage();
    expect(fake.calls[1]?.input).toMatchObject({
      start: { kind: 'before', offsets: [{ partition: 0, offset: 98n }] },
    });
    fake.calls[1]?.resolve(answer([97, 96]));
    await settle();
    expect(offsets()).toEqual([99, 98, 97, 96]);
    expect(state().report?.spans[0]).toMatchObject({ from: 96n, to: 100n });
  });

  it('keeps the rows when reading again fails, and says why', async () => {
    await readNewest(false);
    session.load(query, false);
    expect(state().read.status).toBe('refreshing');
    fake.calls[1]?.reject(failure('CONNECTION_LOST', { subject: 'broker 2' }));
    await settle();
    expect(state().read).toMatchObject({ status: 'stale', error: { code: 'CONNECTION_LOST' } });
    expect(offsets()).toEqual([99, 98]);
  });

  it('leaves the list as it was when reading again is stopped', async () => {
    await readNewest(false);
    session.load(query, false);
    session.stop();
    await settle();
    expect(state().read.status).toBe('fresh');
    expect(offsets()).toEqual([99, 98]);
  });

  it('fails as a whole when there was nothing before', async () => {
    session.load(query, false);
    fake.calls[0]?.reject(failure('NOT_AUTHORIZED', { subject: 'orders' }));
    await settle();
    expect(state().read).toMatchObject({ status: 'failed', error: { code: 'NOT_AUTHORIZED' } });
  });

  it('forgets an answer that was overtaken', async () => {
    session.load(query, false);
    session.load({ ...query, limit: 10 }, false);
    fake.calls[0]?.resolve(answer([1]));
    fake.calls[1]?.resolve(answer([50]));
    await settle();
    expect(offsets()).toEqual([50]);
    expect(state().read.status).toBe('fresh');
  });

  it('a page that fails leaves the list and can be asked again', async () => {
    await readNewest(false);
    session.loadNextPage();
    fake.calls[1]?.reject(failure('TIMED_OUT'));
    await settle();
    expect(state()).toMatchObject({ page: { busy: false, error: { code: 'TIMED_OUT' } }, read: { status: 'fresh' } });
    session.loadNextPage();
    expect(fake.calls).toHaveLength(3);
  });
});

describe('the tail', () => {
  it('goes on where reading ended and puts what comes on top', async () => {
    await readNewest(true);
    expect(fake.watches[0]?.input).toMatchObject({ from: [{ partition: 0, offset: 100n }] });
    void fake.watches[0]?.listener.onItem(item([100, 101]), 0);
    await beat();
    expect(offsets()).toEqual([101, 100, 99, 98]);
    expect(state()).toMatchObject({ tail: { kind: 'live' }, arrived: 2, skipped: 0 });
  });

  it('gives credit only after what came was painted', async () => {
    await readNewest(true);
    let isPainted = false;
    void Promise.resolve(fake.watches[0]?.listener.onItem(item([100]), 0)).then(() => {
      isPainted = true;
    });
    await settle();
    expect(isPainted).toBe(false);
    expect(offsets()).toEqual([99, 98]);
    await beat();
    expect(isPainted).toBe(true);
  });

  it('paints many batches at once', async () => {
    await readNewest(true);
    let paints = 0;
    session.store.subscribe(() => {
      paints += 1;
    });
    for (let offset = 100; offset < 200; offset += 1) void fake.watches[0]?.listener.onItem(item([offset]), 0);
    await beat();
    expect(state().arrived).toBe(100);
    expect(paints).toBe(1);
  });

  it('pauses with its rows, counts what comes meanwhile, and goes on', async () => {
    await readNewest(true);
    session.pause(true);
    void fake.watches[0]?.listener.onItem(item([100, 101, 102]), 0);
    await beat();
    expect(state()).toMatchObject({ tail: { kind: 'paused' }, waiting: 3 });
    expect(offsets()).toEqual([99, 98]);
    session.pause(false);
    await beat();
    expect(state()).toMatchObject({ tail: { kind: 'live' }, waiting: 0 });
    expect(offsets()).toEqual([102, 101, 100, 99, 98]);
  });

  it('moves no row while the list is scrolled away, also when a pause ends', async () => {
    await readNewest(true);
    session.scrolledAway(true);
    session.pause(true);
    void fake.watches[0]?.listener.onItem(item([100]), 0);
    session.pause(false);
    await beat();
    expect(offsets()).toEqual([99, 98]);
    expect(state().waiting).toBe(1);
    session.scrolledAway(false);
    await beat();
    expect(offsets()).toEqual([100, 99, 98]);
  });

  it('counts what the core had to skip', async () => {
    await readNewest(true);
    void fake.watches[0]?.listener.onItem(item([100]), 8204);
    await beat();
    expect(state()).toMatchObject({ arrived: 1, skipped: 8204 });
  });

  it('filters what comes as it filters what was read', async () => {
    await readNewest(true);
    session.filter((batch, row) => (batch.offset[row] ?? 0n) % 2n === 0n);
    void fake.watches[0]?.listener.onItem(item([100, 101, 102]), 0);
    await beat();
    expect(offsets()).toEqual([102, 100, 98]);
    expect(state()).toMatchObject({ kept: 5, shown: 3 });
  });

  it('says why it ended and keeps the rows', async () => {
    await readNewest(true);
    fake.watches[0]?.listener.onEnd?.({ code: 'TOPIC_NOT_FOUND', retriable: false });
    expect(state().tail).toMatchObject({ kind: 'ended', error: { code: 'TOPIC_NOT_FOUND' } });
    expect(offsets()).toEqual([99, 98]);
  });

  it('is closed when something else is read, and with the session', async () => {
    await readNewest(true);
    session.load(query, false);
    expect(fake.watches[0]?.closed).toBe(true);
    expect(state().tail.kind).toBe('off');
    fake.calls[1]?.resolve(answer([99]));
    await settle();
    await readNewest(true);
    session.close();
    expect(fake.watches[1]?.closed).toBe(true);
  });
});
