/** Rows a stream may hold back for a slow window before the oldest fall out. */
export const maxQueuedRows = 50_000;
const maxQueuedBytes = 64 * 1024 * 1024;

type Weighed = { rows?: number; batch?: Uint8Array };

/**
 * What one watch may send, by the window's credit. `latest` holds one item, the newest. `stream` holds a bounded
 * queue: when it is full the oldest items fall out and their rows are counted with the next item that leaves.
 */
export function createOutbox(delivery: 'latest' | 'stream', send: (item: unknown, dropped: number) => void) {
  const queue: unknown[] = [];
  let credit = 0;
  let queuedRows = 0;
  let queuedBytes = 0;
  let dropped = 0;
  let whenEmpty: (() => void) | undefined;

  const rowsOf = (item: unknown) => (item as Weighed | null)?.rows ?? 1;
  const bytesOf = (item: unknown) => (item as Weighed | null)?.batch?.length ?? 0;

  const take = () => {
    const item = queue.shift();
    queuedRows -= rowsOf(item);
    queuedBytes -= bytesOf(item);
    return item;
  };

  const flush = () => {
    while (credit > 0 && queue.length > 0) {
      credit -= 1;
      const item = take();
      const skipped = dropped;
      dropped = 0;
      send(item, skipped);
    }
    if (queue.length === 0) whenEmpty?.();
  };

  return {
    put(item: unknown) {
      queue.push(item);
      queuedRows += rowsOf(item);
      queuedBytes += bytesOf(item);
      if (delivery === 'latest') while (queue.length > 1) take();
      else
        while (queue.length > 1 && (queuedRows > maxQueuedRows || queuedBytes > maxQueuedBytes))
          dropped += rowsOf(take());
      flush();
    },
    grant(n: number) {
      credit += n;
      flush();
    },
    /** Resolves when everything was sent, or the watch is closed. */
    drained(signal: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        if (queue.length === 0 || signal.aborted) return resolve();
        whenEmpty = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  };
}
