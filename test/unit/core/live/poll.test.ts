import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPoll } from '../../../../electron/core/live/poll.ts';
import type { Sample } from '../../../../shared/contract/index.ts';
import { failure } from '../../../../shared/errors.ts';

const clock = { nowMs: () => Date.now() };

/** Collects what a watcher gets until it leaves. */
function collect<T>(watch: (signal: AbortSignal) => AsyncIterable<Sample<T>>) {
  const seen: Sample<T>[] = [];
  const abort = new AbortController();
  const done = (async () => {
    for await (const sample of watch(abort.signal)) seen.push(sample);
  })();
  const leave = () => {
    abort.abort();
    return done;
  };
  return { seen, leave };
}

const values = (samples: Sample<number>[]) => samples.map((sample) => (sample.ok ? sample.value : sample.error.code));

describe('createPoll', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it('asks once for two watchers and gives a newcomer the last answer at once', async () => {
    let asked = 0;
    const poll = createPoll({ subject: 'n', everyMs: 1000, ask: async () => ++asked }, clock);
    const first = collect(poll.watch);
    await vi.advanceTimersByTimeAsync(0);
    const second = collect(poll.watch);
    await vi.advanceTimersByTimeAsync(0);
    expect([values(first.seen), values(second.seen), asked]).toEqual([[1], [1], 1]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([values(first.seen), values(second.seen), asked]).toEqual([[1, 2], [1, 2], 2]);
    await Promise.all([first.leave(), second.leave()]);
  });

  it('fires the signal of the question under way when the last watcher leaves, and asks nothing more', async () => {
    const signals: AbortSignal[] = [];
    const ask = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<number>(() => undefined);
    };
    const poll = createPoll({ subject: 'n', everyMs: 1000, ask }, clock);
    const [one, two] = [collect(poll.watch), collect(poll.watch)];
    await vi.advanceTimersByTimeAsync(0);
    await one.leave();
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
    await two.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    expect(poll.idleSinceMs()).toBe(0);
  });

  it('rests nine times as long as an answer took', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return asked;
    };
    const watcher = collect(createPoll({ subject: 'n', everyMs: 3000, ask }, clock).watch);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toBe(2);
    await watcher.leave();
  });

  it('rests 15 s at most: a long answer has mostly waited for a server that is silent', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 5000));
      return asked;
    };
    const watcher = collect(createPoll({ subject: 'n', everyMs: 3000, ask }, clock).watch);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toBe(2);
    await watcher.leave();
  });

  it('keeps the last value through failures, says when it tries again, and backs off', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      if (asked > 1) throw failure('CONNECTION_REFUSED');
      return asked;
    };
    const poll = createPoll({ subject: 'n', everyMs: 1000, ask }, clock);
    const watcher = collect(poll.watch);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(watcher.seen.map((sample) => sample.ok || sample.nextTryAtMs)).toEqual([true, 2000, 4000]);
    expect(poll.last()).toBe(1);
    const newcomer = collect(poll.watch);
    await vi.advanceTimersByTimeAsync(0);
    expect(values(newcomer.seen)).toEqual([1, 'CONNECTION_REFUSED']);
    await Promise.all([watcher.leave(), newcomer.leave()]);
  });

  it('asks at once when poked, and again when poked while asking', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return asked;
    };
    const poll = createPoll({ subject: 'n', everyMs: 60_000, ask }, clock);
    const watcher = collect(poll.watch);
    await vi.advanceTimersByTimeAsync(5);
    poll.poke(); // what is under way began before the change
    await vi.advanceTimersByTimeAsync(15);
    expect(values(watcher.seen)).toEqual([1, 2]);
    poll.poke();
    await vi.advanceTimersByTimeAsync(10);
    expect(values(watcher.seen)).toEqual([1, 2, 3]);
    await watcher.leave();
  });

  it('gives up a question that never answers', async () => {
    const poll = createPoll({ subject: 'n', everyMs: 1000, ask: () => new Promise<number>(() => undefined) }, clock);
    const watcher = collect(poll.watch);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(values(watcher.seen)).toEqual(['TIMED_OUT']);
    await watcher.leave();
  });
});
