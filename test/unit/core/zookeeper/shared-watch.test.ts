import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSharedWatch } from '../../../../electron/core/zookeeper/shared-watch.ts';
import { failure } from '../../../../shared/errors.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A watched counter and what a follower of it has seen. */
function bench(look?: () => Promise<number>) {
  let value = 0;
  const looks: number[] = [];
  const onIdle = vi.fn();
  const watch = createSharedWatch<number>(
    async () => {
      looks.push(Date.now());
      return look ? look() : value;
    },
    1_000,
    onIdle,
  );
  function follow(pauseMs = 0) {
    const controller = new AbortController();
    const seen: (number | string)[] = [];
    const done = (async () => {
      try {
        for await (const item of watch.follow(controller.signal)) {
          seen.push(item);
          if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      } catch (error) {
        seen.push(String(error));
      }
    })();
    return { seen, done, stop: () => controller.abort() };
  }
  const change = (next: number) => {
    value = next;
    watch.changed();
  };
  return { follow, change, looks, onIdle, changed: watch.changed };
}

describe('a shared watch', () => {
  test('yields at once, and a storm of changes as its first and last', async () => {
    const { follow, change, looks } = bench();
    const follower = follow();
    await vi.advanceTimersByTimeAsync(1_500);
    for (let next = 1; next <= 50; next += 1) {
      change(next);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(5_000);
    expect(follower.seen).toEqual([0, 1, 50]);
    expect(looks).toHaveLength(3);
    follower.stop();
    await follower.done;
  });

  test('reads once for all followers, and a late one gets the present value without a read', async () => {
    const { follow, looks } = bench();
    const first = follow();
    await vi.advanceTimersByTimeAsync(10);
    const second = follow();
    await vi.advanceTimersByTimeAsync(10);
    expect([first.seen, second.seen]).toEqual([[0], [0]]);
    expect(looks).toHaveLength(1);
    first.stop();
    second.stop();
    await Promise.all([first.done, second.done]);
  });

  test('does not read again when its last follower has gone', async () => {
    const { follow, change, looks, onIdle } = bench();
    const [one, two] = [follow(), follow()];
    await vi.advanceTimersByTimeAsync(2_000);
    one.stop();
    await one.done;
    expect(onIdle).not.toHaveBeenCalled();
    two.stop();
    await two.done;
    expect(onIdle).toHaveBeenCalledOnce();
    change(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(looks).toHaveLength(1);
  });

  test('an outage is waited out, not told, and not asked into', async () => {
    let broken = true;
    const { follow, changed, looks } = bench(async () => {
      if (broken) throw failure('CONNECTION_LOST');
      return 5;
    });
    const follower = follow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toHaveLength(1);
    broken = false;
    changed();
    await vi.advanceTimersByTimeAsync(10);
    expect(follower.seen).toEqual([5]);
    follower.stop();
    await follower.done;
  });

  test('a node that is gone ends every follower, and the next one asks again', async () => {
    let gone = true;
    const { follow } = bench(async () => {
      if (gone) throw failure('ZNODE_NOT_FOUND', { subject: '/a' });
      return 1;
    });
    const [one, two] = [follow(), follow()];
    await vi.advanceTimersByTimeAsync(10);
    await Promise.all([one.done, two.done]);
    expect([one.seen, two.seen]).toEqual([['Failure: ZNODE_NOT_FOUND: /a'], ['Failure: ZNODE_NOT_FOUND: /a']]);
    gone = false;
    const third = follow();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(third.seen).toEqual([1]);
    third.stop();
    await third.done;
  });

  test('a slow follower gets only the newest', async () => {
    const { change, follow } = bench();
    const follower = follow(5_000);
    await vi.advanceTimersByTimeAsync(10);
    for (const next of [1, 2, 3]) {
      change(next);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await vi.advanceTimersByTimeAsync(5_000);
    follower.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    await follower.done;
    expect(follower.seen).toEqual([0, 3]);
  });
});
