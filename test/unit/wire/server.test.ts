import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { change, read, watchLatest, watchStream } from '../../../shared/contract/procedure.ts';
import { fail } from '../../../shared/errors.ts';
import { decodeFrame, encodeFrame } from '../../../shared/wire/codec.ts';
import { type ServeOptions, serve } from '../../../shared/wire/server.ts';
import { wirePair } from './pair.ts';

const contract = {
  'add.numbers': read<bigint>()(z.object({ a: z.bigint(), b: z.bigint() })),
  'never.answers': read<null>()(z.object({}), 1_000),
  'always.fails': change<null>()(z.object({})),
  'has.nobody': read<null>()(z.object({})),
  'counts.up': watchStream<number>()(z.object({ to: z.number() })),
  'tells.state': watchLatest<number>()(z.object({})),
};

describe('the core end of a wire', () => {
  let down: unknown[];
  let signals: AbortSignal[];
  let unknownErrors: string[];
  let pair: ReturnType<typeof wirePair>;
  let closed: boolean;

  const send = (frame: unknown) => pair.window.send(encodeFrame(frame));
  const answered = (count: number) => vi.waitFor(() => expect(down).toHaveLength(count));

  function start(options: ServeOptions = {}) {
    const handlers = {
      'add.numbers': async ({ a, b }: { a: bigint; b: bigint }) => a + b,
      'never.answers': (_input: unknown, signal: AbortSignal) => {
        signals.push(signal);
        return new Promise<never>(() => undefined);
      },
      'always.fails': async (_input: unknown) => fail('TOPIC_EXISTS', { subject: 'orders' }),
      async *'counts.up'({ to }: { to: number }, signal: AbortSignal) {
        signals.push(signal);
        for (let i = 1; i <= to; i += 1) yield i;
      },
      async *'tells.state'(_input: unknown, signal: AbortSignal) {
        signals.push(signal);
        yield 1;
        throw new TypeError('nobody knows this error');
      },
    };
    serve(pair.core, contract, handlers, { onUnknownError: (method) => unknownErrors.push(method), ...options });
  }

  beforeEach(() => {
    down = [];
    signals = [];
    unknownErrors = [];
    closed = false;
    pair = wirePair();
    pair.window.onFrame((frame) => down.push(decodeFrame(frame)));
    pair.window.onClose(() => {
      closed = true;
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    pair.window.close();
  });

  it('answers a call', async () => {
    start();
    send({ t: 'call', id: 1, method: 'add.numbers', input: { a: 2n ** 62n, b: 1n } });
    await answered(1);
    expect(down).toEqual([{ t: 'reply', id: 1, result: { ok: true, value: 2n ** 62n + 1n } }]);
  });

  it('checks the input before the handler sees it', async () => {
    start();
    send({ t: 'call', id: 1, method: 'add.numbers', input: { a: 1n, b: 'x' } });
    await answered(1);
    expect(down[0]).toMatchObject({ result: { ok: false, error: { code: 'BAD_INPUT', subject: 'add.numbers' } } });
  });

  it.each(['no.such', 'has.nobody', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'counts.up'])(
    'has no procedure %s to call',
    async (method) => {
      start();
      send({ t: 'call', id: 1, method, input: {} });
      await answered(1);
      expect(down[0]).toMatchObject({ result: { ok: false, error: { code: 'NO_SUCH_PROCEDURE', subject: method } } });
    },
  );

  it('has nothing to watch in a call', async () => {
    start();
    send({ t: 'watch', id: 1, method: 'add.numbers', input: { a: 1n, b: 1n }, credit: 1 });
    await answered(1);
    expect(down[0]).toMatchObject({ t: 'end', error: { code: 'NO_SUCH_PROCEDURE' } });
  });

  it("passes a handler's failure on, and reports what nobody knew", async () => {
    start();
    send({ t: 'call', id: 1, method: 'always.fails', input: {} });
    send({ t: 'watch', id: 2, method: 'tells.state', input: {}, credit: 4 });
    await answered(3);
    expect(down).toContainEqual({
      t: 'reply',
      id: 1,
      result: { ok: false, error: { code: 'TOPIC_EXISTS', subject: 'orders', retriable: false } },
    });
    expect(down.at(-1)).toMatchObject({ t: 'end', id: 2, error: { code: 'INTERNAL' } });
    expect(unknownErrors).toEqual(['tells.state']);
  });

  it('gives a call its time, then answers and aborts the handler', async () => {
    vi.useFakeTimers();
    start();
    send({ t: 'call', id: 1, method: 'never.answers', input: {} });
    await vi.advanceTimersByTimeAsync(999);
    expect(down).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(down[0]).toMatchObject({ result: { ok: false, error: { code: 'TIMED_OUT', params: { seconds: 1 } } } });
    expect(signals[0]?.aborted).toBe(true);
  });

  it('aborts the handler of a call that is cancelled', async () => {
    start();
    send({ t: 'call', id: 1, method: 'never.answers', input: {} });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    send({ t: 'cancel', id: 1 });
    await answered(1);
    expect(down[0]).toMatchObject({ result: { ok: false, error: { code: 'CANCELLED' } } });
    expect(signals[0]?.aborted).toBe(true);
  });

  it('sends a stream as far as its credit goes, then ends it', async () => {
    start();
    send({ t: 'watch', id: 1, method: 'counts.up', input: { to: 3 }, credit: 1 });
    await answered(1);
    send({ t: 'credit', id: 1, n: 5 });
    await answered(4);
    expect(down).toEqual([
      { t: 'next', id: 1, value: 1, dropped: 0 },
      { t: 'next', id: 1, value: 2, dropped: 0 },
      { t: 'next', id: 1, value: 3, dropped: 0 },
      { t: 'end', id: 1 },
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN, '7'])('takes no credit of %s', async (n) => {
    start();
    send({ t: 'watch', id: 1, method: 'counts.up', input: { to: 2 }, credit: 1 });
    await answered(1);
    send({ t: 'credit', id: 1, n });
    send({ t: 'call', id: 2, method: 'add.numbers', input: { a: 1n, b: 1n } });
    await answered(2);
    expect(down[1]).toMatchObject({ t: 'reply', id: 2 });
  });

  it('stops a watch that is closed, without an end', async () => {
    start();
    send({ t: 'watch', id: 1, method: 'counts.up', input: { to: 9 }, credit: 1 });
    await answered(1);
    send({ t: 'close', id: 1 });
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
    send({ t: 'call', id: 2, method: 'add.numbers', input: { a: 1n, b: 1n } });
    await answered(2);
    expect(down[1]).toMatchObject({ t: 'reply', id: 2 });
  });

  it('aborts everything when the wire closes', async () => {
    start();
    send({ t: 'call', id: 1, method: 'never.answers', input: {} });
    send({ t: 'watch', id: 2, method: 'counts.up', input: { to: 9 }, credit: 1 });
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    pair.window.close();
    expect(signals.map((signal) => signal.aborted)).toEqual([true, true]);
  });

  it.each<[string, () => Uint8Array<ArrayBuffer>]>([
    ['noise', () => new Uint8Array([1, 2, 3])],
    ['a frame that is no object', () => encodeFrame('call')],
    ['null', () => encodeFrame(null)],
    ['an id that is no integer', () => encodeFrame({ t: 'call', id: 0.5, method: 'add.numbers', input: {} })],
    ['a method that is no text', () => encodeFrame({ t: 'call', id: 1, method: ['add.numbers'], input: {} })],
    ['an unknown kind of frame', () => encodeFrame({ t: 'exec', id: 1 })],
  ])('closes the wire on %s', async (_name, frame) => {
    start();
    pair.window.send(frame());
    await vi.waitFor(() => expect(closed).toBe(true));
    expect(down).toEqual([]);
  });

  it('closes the wire on an id that is in use', async () => {
    start();
    send({ t: 'call', id: 1, method: 'never.answers', input: {} });
    send({ t: 'call', id: 1, method: 'never.answers', input: {} });
    await vi.waitFor(() => expect(closed).toBe(true));
  });

  it('closes the wire on a frame or a number of questions that is too large', async () => {
    start({ maxFrameBytes: 200 });
    send({ t: 'call', id: 1, method: 'add.numbers', input: { text: 'x'.repeat(200) } });
    await vi.waitFor(() => expect(closed).toBe(true));
    pair = wirePair();
    closed = false;
    pair.window.onClose(() => {
      closed = true;
    });
    start({ maxOpen: 2 });
    for (const id of [1, 2]) send({ t: 'call', id, method: 'never.answers', input: {} });
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    expect(closed).toBe(false);
    send({ t: 'call', id: 3, method: 'never.answers', input: {} });
    await vi.waitFor(() => expect(closed).toBe(true));
  });
});
