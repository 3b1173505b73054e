import { describe, expect, it } from 'vitest';
import { withLimit } from '../../../../electron/core/live/limit.ts';
import { createObservable } from '../../../../electron/core/live/observable.ts';
import { createPollers } from '../../../../electron/core/live/pollers.ts';
import { failure, toAppError } from '../../../../shared/errors.ts';

const never = <T>() => new Promise<T>(() => undefined);

describe('withLimit', () => {
  it('fails with TIMED_OUT when nothing answers, and fires the signal it gave', async () => {
    let given: AbortSignal | undefined;
    const run = (signal: AbortSignal) => {
      given = signal;
      return never();
    };
    const error = await withLimit(new AbortController().signal, 1, 'broker 1', run).catch(toAppError);
    expect(error).toMatchObject({ code: 'TIMED_OUT', subject: 'broker 1' });
    expect(given?.aborted).toBe(true);
  });

  it('fails with what the caller aborted with', async () => {
    const caller = new AbortController();
    const waiting = withLimit(caller.signal, 60_000, 'x', never).catch(toAppError);
    caller.abort(failure('CLUSTER_NOT_OPEN'));
    expect(await waiting).toMatchObject({ code: 'CLUSTER_NOT_OPEN' });
  });

  it('does not begin when the caller is gone already', async () => {
    let began = false;
    const run = async () => {
      began = true;
    };
    const error = await withLimit(AbortSignal.abort(), 60_000, 'x', run).catch(toAppError);
    expect([error, began]).toMatchObject([{ code: 'CANCELLED' }, false]);
  });

  it('answers what was found and passes on its failure', async () => {
    const signal = new AbortController().signal;
    expect(await withLimit(signal, 60_000, 'x', async () => 7)).toBe(7);
    const failing = withLimit(signal, 60_000, 'x', () => Promise.reject(failure('NOT_KAFKA')));
    expect(await failing.catch(toAppError)).toMatchObject({ code: 'NOT_KAFKA' });
  });
});

describe('createObservable', () => {
  it('gives the present value, then the newest, skipping what the reader was too slow for', async () => {
    const value = createObservable(1);
    const abort = new AbortController();
    const reader = value.watch(abort.signal)[Symbol.asyncIterator]();
    expect(await reader.next()).toEqual({ done: false, value: 1 });
    value.set(2);
    value.set(3);
    expect(await reader.next()).toEqual({ done: false, value: 3 });
    const last = reader.next();
    abort.abort();
    expect(await last).toEqual({ done: true, value: undefined });
  });
});

describe('createPollers', () => {
  it('makes one poll for a key, and forgets it a minute after its last watcher', async () => {
    const clock = { ms: 0, nowMs: () => clock.ms };
    const pollers = createPollers(clock);
    const first = pollers.share('topics', 1000, async () => 1);
    expect(pollers.share('topics', 1000, async () => 2)).toBe(first);
    clock.ms = 60_001;
    expect(pollers.share('topics', 1000, async () => 3)).not.toBe(first);
  });
});
