import type { CallMethod, Input, Output, WatchMethod } from '../contract/index.ts';
import { type AppError, Failure, failure, toAppError } from '../errors.ts';
import { decodeFrame, encodeFrame } from './codec.ts';
import type { DownFrame, UpFrame } from './frames.ts';
import type { Wire } from './wire.ts';

export type WatchListener<T> = {
  /** Return when the item was taken in and painted: only then the core may send one more. */
  onItem(item: T, dropped: number): void | Promise<void>;
  onEnd?(error: AppError | undefined): void;
};

export type Client = {
  /** Rejects with a {@link Failure}. Aborting the signal cancels in the core, down to the socket. */
  call<M extends CallMethod>(method: M, input: Input<M>, signal?: AbortSignal): Promise<Output<M>>;
  /** Calls the listener until `close` is called or the watch ends. `credit`: how many items may be under way at once. */
  watch<M extends WatchMethod>(
    method: M,
    input: Input<M>,
    listener: WatchListener<Output<M>>,
    credit?: number,
  ): { close(): void };
  /** Called once, when the wire is gone; every pending call has been rejected with CLOSED by then. */
  onClose(listener: () => void): void;
  close(): void;
};

/** The window's end of the wire. */
export function createClient(wire: Wire): Client {
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Failure): void }>();
  const watches = new Map<number, WatchListener<unknown>>();
  const closeListeners: (() => void)[] = [];
  let nextId = 1;
  let closed = false;

  const send = (frame: UpFrame) => {
    if (!closed) wire.send(encodeFrame(frame));
  };

  async function take(id: number, value: unknown, dropped: number) {
    await watches.get(id)?.onItem(value, dropped);
    if (watches.has(id)) send({ t: 'credit', id, n: 1 });
  }

  wire.onFrame((bytes) => {
    const frame = decodeFrame(bytes) as DownFrame;
    if (frame.t === 'next') {
      void take(frame.id, frame.value, frame.dropped);
    } else if (frame.t === 'reply') {
      const pending = calls.get(frame.id);
      calls.delete(frame.id);
      if (frame.result.ok) pending?.resolve(frame.result.value);
      else pending?.reject(new Failure(frame.result.error));
    } else {
      const listener = watches.get(frame.id);
      watches.delete(frame.id);
      listener?.onEnd?.(frame.error);
    }
  });

  wire.onClose(() => {
    if (closed) return;
    closed = true;
    const gone = failure('CLOSED');
    for (const pending of calls.values()) pending.reject(gone);
    calls.clear();
    for (const listener of watches.values()) listener.onEnd?.(toAppError(gone));
    watches.clear();
    for (const listener of closeListeners) listener();
  });

  return {
    call(method, input, signal) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(failure('CLOSED'));
        if (signal?.aborted) return reject(failure('CANCELLED'));
        const id = nextId++;
        calls.set(id, { resolve: resolve as (value: unknown) => void, reject });
        signal?.addEventListener('abort', () => calls.has(id) && send({ t: 'cancel', id }), { once: true });
        send({ t: 'call', id, method, input });
      });
    },
    watch(method, input, listener, credit = 4) {
      const id = nextId++;
      watches.set(id, listener as WatchListener<unknown>);
      if (closed) queueMicrotask(() => listener.onEnd?.(toAppError(failure('CLOSED'))));
      send({ t: 'watch', id, method, input, credit });
      return {
        close() {
          if (watches.delete(id)) send({ t: 'close', id });
        },
      };
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close() {
      wire.close();
    },
  };
}
