/** Several followed things as one list: at once when all have spoken, then after changes, at least `gapMs` apart. */
export async function* followMany<T>(
  follows: readonly ((signal: AbortSignal) => AsyncIterable<T>)[],
  gapMs: number,
  signal: AbortSignal,
): AsyncGenerator<T[], void> {
  const inner = new AbortController();
  const values: (T | undefined)[] = follows.map(() => undefined);
  const waiting = new Set(follows.keys());
  let changed = false;
  let failed: { error: unknown } | undefined;
  let wake = () => {};

  async function run(follow: (signal: AbortSignal) => AsyncIterable<T>, index: number) {
    try {
      for await (const value of follow(inner.signal)) {
        values[index] = value;
        waiting.delete(index);
        changed = true;
        wake();
      }
    } catch (error) {
      failed ??= { error };
      wake();
    }
  }

  const stop = () => {
    inner.abort();
    wake();
  };
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const runs = follows.map(run);
  try {
    while (!inner.signal.aborted) {
      if (failed !== undefined) throw failed.error;
      if (changed && waiting.size === 0) {
        changed = false;
        // All have spoken, so none is undefined; `T` itself may be null.
        yield values.slice() as T[];
        await pause(gapMs, inner.signal);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    inner.abort();
    await Promise.all(runs);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
