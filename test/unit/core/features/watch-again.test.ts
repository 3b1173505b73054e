import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchAgain } from '../../../../electron/core/features/watch-again.ts';
import { failure } from '../../../../shared/errors.ts';

describe('watchAgain', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it('tells a failure and when it tries again, with growing pauses until something comes', async () => {
    const answers = [[], [], ['found'], []];
    async function* watch() {
      yield* answers.shift() ?? [];
      throw failure('ZNODE_NOT_FOUND');
    }
    const abort = new AbortController();
    const seen: unknown[] = [];
    const done = (async () => {
      for await (const sample of watchAgain(watch, abort.signal, { nowMs: () => Date.now() }))
        seen.push(sample.ok ? sample.value : sample.nextTryAtMs);
    })();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(seen).toEqual([1_000, 3_000, 'found', 4_000, 6_000]);
    abort.abort();
    await done;
  });
});
