import { describe, expect, it } from 'vitest';
import { createOutbox, maxQueuedRows } from '../../../shared/wire/outbox.ts';

function outboxOf(delivery: 'latest' | 'stream') {
  const sent: [item: unknown, dropped: number][] = [];
  return { sent, outbox: createOutbox(delivery, (item, dropped) => sent.push([item, dropped])) };
}

describe('what a watch may send', () => {
  it('sends nothing without credit, and one item for each credit', () => {
    const { sent, outbox } = outboxOf('stream');
    for (const item of ['a', 'b', 'c']) outbox.put(item);
    expect(sent).toEqual([]);
    outbox.grant(2);
    expect(sent.map(([item]) => item)).toEqual(['a', 'b']);
    outbox.grant(5);
    outbox.put('d');
    expect(sent.map(([item]) => item)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps only the newest of a state, and counts nothing as dropped', () => {
    const { sent, outbox } = outboxOf('latest');
    for (const item of [1, 2, 3]) outbox.put(item);
    outbox.grant(2);
    outbox.put(4);
    expect(sent).toEqual([
      [3, 0],
      [4, 0],
    ]);
  });

  it('drops the oldest of a full stream, by rows, and tells with the next item how many', () => {
    const { sent, outbox } = outboxOf('stream');
    const third = Math.floor(maxQueuedRows / 3);
    for (const name of ['a', 'b', 'c', 'd', 'e']) outbox.put({ name, rows: third });
    outbox.grant(2);
    expect(sent.map(([item, dropped]) => [(item as { name: string }).name, dropped])).toEqual([
      ['c', 2 * third],
      ['d', 0],
    ]);
  });

  it('drops by bytes as well', () => {
    const { sent, outbox } = outboxOf('stream');
    const batch = new Uint8Array(40 * 1024 * 1024);
    outbox.put({ rows: 7, batch });
    outbox.put({ rows: 8, batch });
    outbox.grant(1);
    expect(sent.map(([item, dropped]) => [(item as { rows: number }).rows, dropped])).toEqual([[8, 7]]);
  });

  it('keeps a single item that is larger than the queue', () => {
    const { sent, outbox } = outboxOf('stream');
    outbox.put({ rows: maxQueuedRows * 2 });
    outbox.grant(1);
    expect(sent).toHaveLength(1);
  });

  it('is drained when everything was sent, or when the watch is closed', async () => {
    const { outbox } = outboxOf('stream');
    const abort = new AbortController();
    await outbox.drained(abort.signal);
    outbox.put('a');
    let isDrained = false;
    const drained = outbox.drained(abort.signal).then(() => {
      isDrained = true;
    });
    await Promise.resolve();
    expect(isDrained).toBe(false);
    outbox.grant(1);
    await drained;
    outbox.put('b');
    const closed = outbox.drained(abort.signal);
    abort.abort();
    await closed;
  });
});
