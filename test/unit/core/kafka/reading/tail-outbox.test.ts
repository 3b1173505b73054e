import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTailOutbox } from '../../../../../electron/core/kafka/reading/tail-outbox.ts';
import type { TailItem } from '../../../../../shared/contract/index.ts';
import type { RecordRow } from '../../../../../shared/wire/record-batch.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const row = (offset: number, valueBytes = 10): RecordRow => ({
  offset: BigInt(offset),
  timestampMs: 0n,
  producerId: -1n,
  partition: 0,
  leaderEpoch: 0,
  producerEpoch: -1,
  batchCount: 1,
  flags: 0,
  codec: 0,
  key: null,
  keyBytes: 0,
  value: new Uint8Array(valueBytes),
  valueBytes,
  headers: new Uint8Array(),
});
const rows = (count: number, valueBytes?: number) => Array.from({ length: count }, (_, i) => row(i, valueBytes));
const at = (next: number) => ({ partition: 0, next: BigInt(next), end: BigInt(next) });

describe('what the tail hands over', () => {
  it('goes at once after a pause, and together when it comes quickly', () => {
    const items: TailItem[] = [];
    const outbox = createTailOutbox((item) => items.push(item));
    vi.advanceTimersByTime(1_000);
    outbox.add(rows(1), at(1));
    outbox.add(rows(2), at(3));
    outbox.add(rows(3), at(6));
    expect(items.map((item) => item.rows)).toEqual([1]);
    vi.advanceTimersByTime(20);
    expect(items.map((item) => [item.rows, item.positions])).toEqual([
      [1, [at(1)]],
      [5, [at(6)]],
    ]);
  });

  it('is cut into items of bounded rows and bytes', () => {
    const items: TailItem[] = [];
    const outbox = createTailOutbox((item) => items.push(item));
    outbox.add(rows(12_000), at(12_000));
    outbox.flush();
    expect(items.map((item) => item.rows)).toEqual([5_000, 5_000, 2_000]);
    items.length = 0;
    vi.advanceTimersByTime(20);
    outbox.add(rows(200, 64 << 10), at(200));
    outbox.flush();
    expect(Math.max(...items.map((item) => item.batch.length))).toBeLessThan(5 << 20);
    expect(items.reduce((sum, item) => sum + item.rows, 0)).toBe(200);
  });

  it('makes reading wait while too much is on the way', async () => {
    const outbox = createTailOutbox(() => {});
    const ready = vi.fn();
    for (let item = 0; item < 8; item++) {
      outbox.add(rows(1), at(item));
      outbox.flush();
    }
    const room = outbox.room().then(ready);
    await Promise.resolve();
    expect(ready).not.toHaveBeenCalled();
    outbox.taken();
    await room;
    expect(ready).toHaveBeenCalledOnce();
  });

  it('lets those who wait go when it closes', async () => {
    const outbox = createTailOutbox(() => {});
    for (let item = 0; item < 8; item++) {
      outbox.add(rows(1), at(item));
      outbox.flush();
    }
    const room = outbox.room();
    outbox.close();
    await room;
  });
});
