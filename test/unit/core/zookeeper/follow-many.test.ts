import { expect, test } from 'vitest';
import { followMany } from '../../../../electron/core/zookeeper/follow-many.ts';

/** Yields what it is told to, and knows whether it is still followed. */
function source() {
  const queue: string[] = [];
  let wake = () => {};
  const state = { followed: false };
  async function* follow(signal: AbortSignal) {
    state.followed = true;
    signal.addEventListener('abort', () => wake());
    try {
      while (!signal.aborted) {
        const next = queue.shift();
        if (next === 'fail') throw new Error('failed');
        if (next !== undefined) yield next;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      state.followed = false;
    }
  }
  const say = (text: string) => {
    queue.push(text);
    wake();
  };
  return { follow, say, state };
}

test('the first list waits for all, later ones come with each change, and all end together', async () => {
  const [a, b] = [source(), source()];
  const stop = new AbortController();
  const lists = followMany([a.follow, b.follow], 1, stop.signal);
  const first = lists.next();
  a.say('a1');
  b.say('b1');
  expect((await first).value).toEqual(['a1', 'b1']);
  b.say('b2');
  expect((await lists.next()).value).toEqual(['a1', 'b2']);
  const last = lists.next();
  stop.abort();
  expect((await last).done).toBe(true);
  expect([a.state.followed, b.state.followed]).toEqual([false, false]);
});

test('one that fails ends the list with its error and leaves none behind', async () => {
  const [a, b] = [source(), source()];
  const lists = followMany([a.follow, b.follow], 1, new AbortController().signal);
  const first = lists.next();
  a.say('a1');
  b.say('fail');
  await expect(first).rejects.toThrow('failed');
  expect([a.state.followed, b.state.followed]).toEqual([false, false]);
});
