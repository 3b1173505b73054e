import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppError } from '../../../shared/errors.ts';
import { type Client, createClient } from '../../../shared/wire/client.ts';
import { decodeFrame, encodeFrame } from '../../../shared/wire/codec.ts';
import { wirePair } from './pair.ts';

describe('the window end of a wire', () => {
  let up: Record<string, unknown>[];
  let client: Client;
  let pair: ReturnType<typeof wirePair>;
  const answer = (frame: unknown) => pair.core.send(encodeFrame(frame));
  const asked = (count: number) => vi.waitFor(() => expect(up).toHaveLength(count));

  beforeEach(() => {
    up = [];
    pair = wirePair();
    pair.core.onFrame((frame) => up.push(decodeFrame(frame) as Record<string, unknown>));
    client = createClient(pair.window);
  });

  it('asks and gets the answer of its own question, in any order', async () => {
    const first = client.call('app.info', {});
    const second = client.call('app.info', {});
    await asked(2);
    expect(up.map(({ t, method }) => [t, method])).toEqual([
      ['call', 'app.info'],
      ['call', 'app.info'],
    ]);
    answer({ t: 'reply', id: up[1]?.id, result: { ok: true, value: 'second' } });
    answer({ t: 'reply', id: up[0]?.id, result: { ok: true, value: 'first' } });
    expect([await first, await second]).toEqual(['first', 'second']);
  });

  it('rejects with the error that came', async () => {
    const call = client.call('app.info', {});
    await asked(1);
    const error: AppError = { code: 'FILE_FAILED', subject: 'x', retriable: false };
    answer({ t: 'reply', id: up[0]?.id, result: { ok: false, error } });
    await expect(call).rejects.toMatchObject({ name: 'Failure', error });
  });

  it('cancels in the core when the signal is aborted, once and only while it waits', async () => {
    const abort = new AbortController();
    const call = client.call('app.info', {}, abort.signal);
    await asked(1);
    abort.abort();
    await asked(2);
    expect(up[1]).toEqual({ t: 'cancel', id: up[0]?.id });
    answer({ t: 'reply', id: up[0]?.id, result: { ok: false, error: { code: 'CANCELLED', retriable: false } } });
    await expect(call).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    await expect(client.call('app.info', {}, abort.signal)).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    const late = new AbortController();
    const answered = client.call('app.info', {}, late.signal);
    await asked(3);
    answer({ t: 'reply', id: up[2]?.id, result: { ok: true, value: 1 } });
    await answered;
    late.abort();
    await Promise.resolve();
    expect(up).toHaveLength(3);
  });

  it('renews credit only after the item was taken in', async () => {
    let painted: () => void = () => undefined;
    const items: unknown[] = [];
    client.watch(
      'app.settings',
      {},
      {
        onItem(item, dropped) {
          items.push([item, dropped]);
          return new Promise<void>((resolve) => {
            painted = resolve;
          });
        },
      },
    );
    await asked(1);
    expect(up[0]).toMatchObject({ t: 'watch', credit: 4 });
    answer({ t: 'next', id: up[0]?.id, value: 'a', dropped: 7 });
    await vi.waitFor(() => expect(items).toEqual([['a', 7]]));
    expect(up).toHaveLength(1);
    painted();
    await asked(2);
    expect(up[1]).toEqual({ t: 'credit', id: up[0]?.id, n: 1 });
  });

  it('closes a watch, and gives no credit nor items after that', async () => {
    const onItem = vi.fn();
    const watch = client.watch('app.settings', {}, { onItem });
    await asked(1);
    watch.close();
    watch.close();
    await asked(2);
    expect(up[1]).toEqual({ t: 'close', id: up[0]?.id });
    answer({ t: 'next', id: up[0]?.id, value: 'late', dropped: 0 });
    const after = client.call('app.info', {});
    await asked(3);
    answer({ t: 'reply', id: up[2]?.id, result: { ok: true, value: 1 } });
    await after;
    expect(onItem).not.toHaveBeenCalled();
    expect(up).toHaveLength(3);
  });

  it('tells the end of a watch, with its error if it has one', async () => {
    const ends: unknown[] = [];
    for (let i = 0; i < 2; i += 1)
      client.watch('app.settings', {}, { onItem() {}, onEnd: (error) => ends.push(error) });
    await asked(2);
    answer({ t: 'end', id: up[0]?.id });
    answer({ t: 'end', id: up[1]?.id, error: { code: 'INTERNAL', retriable: false } });
    await vi.waitFor(() => expect(ends).toEqual([undefined, { code: 'INTERNAL', retriable: false }]));
  });

  it('rejects what is pending and ends every watch when the wire closes, then says so', async () => {
    const order: string[] = [];
    const call = client.call('app.info', {}).catch((failure) => order.push(failure.error.code));
    client.watch('app.settings', {}, { onItem() {}, onEnd: (error) => order.push(`end ${error?.code}`) });
    client.onClose(() => order.push('closed'));
    pair.core.close();
    await call;
    expect(order.sort()).toEqual(['CLOSED', 'closed', 'end CLOSED']);
    await expect(client.call('app.info', {})).rejects.toMatchObject({ error: { code: 'CLOSED', retriable: true } });
    const ended = new Promise((resolve) => client.watch('app.settings', {}, { onItem() {}, onEnd: resolve }));
    expect(await ended).toMatchObject({ code: 'CLOSED' });
  });
});
