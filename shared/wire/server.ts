import type { Contract } from '../contract/procedure.ts';
import { type AppError, failure, toAppError } from '../errors.ts';
import { decodeFrame, encodeFrame } from './codec.ts';
import type { DownFrame, UpFrame } from './frames.ts';
import { createOutbox } from './outbox.ts';
import type { Wire } from './wire.ts';

/** Each takes what its own procedure's schema yields; which one that is, is known only when a frame has come. */
type AnyHandler = (input: never, signal: AbortSignal) => unknown;

export type ServeOptions = {
  /** Frames larger than this are refused unread. */
  maxFrameBytes?: number;
  /** How many calls and watches one window may have open. */
  maxOpen?: number;
  /** Told of every error that no code was known for, with what was thrown. */
  onUnknownError?: (method: string, caught: unknown) => void;
};

/**
 * Answers one window's frames with the given handlers until the wire closes.
 * Nothing is thrown across: a handler's exception becomes `{ok: false, error}` or an `end` with an error.
 * Closing the wire aborts every signal that was handed out.
 */
export function serve(
  wire: Wire,
  contract: Contract,
  handlers: Record<string, AnyHandler>,
  options: ServeOptions = {},
) {
  const { maxFrameBytes = 64 * 1024 * 1024, maxOpen = 2000, onUnknownError } = options;
  const open = new Map<number, { abort: AbortController; grant?: (n: number) => void }>();
  let closed = false;

  const send = (frame: DownFrame) => {
    if (!closed) wire.send(encodeFrame(frame));
  };

  const explain = (method: string, caught: unknown): AppError => {
    const error = toAppError(caught);
    if (error.code === 'INTERNAL') onUnknownError?.(method, caught);
    return error;
  };

  /** The handler with its checked input, or why there is none. Looked up as an own property: `__proto__` is no method. */
  const resolve = (method: string, input: unknown, kinds: string[]) => {
    const procedure = Object.hasOwn(contract, method) ? contract[method] : undefined;
    const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
    if (!procedure || !handler || !kinds.includes(procedure.kind))
      throw failure('NO_SUCH_PROCEDURE', { subject: method });
    const parsed = procedure.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw failure('BAD_INPUT', {
        subject: method,
        detail: `${issue?.path.join('.')}: ${issue?.message}`,
      });
    }
    return {
      procedure,
      run: (signal: AbortSignal) => handler(parsed.data as never, signal),
    };
  };

  async function call(frame: Extract<UpFrame, { t: 'call' }>) {
    const abort = new AbortController();
    open.set(frame.id, { abort });
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const { procedure, run } = resolve(frame.method, frame.input, ['read', 'change']);
      const stopped = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(
            failure('TIMED_OUT', {
              subject: frame.method,
              params: { seconds: procedure.timeoutMs / 1000 },
            }),
          );
          abort.abort(failure('TIMED_OUT', { subject: frame.method }));
        }, procedure.timeoutMs);
        abort.signal.addEventListener('abort', () => reject(failure('CANCELLED')), { once: true });
      });
      const value = await Promise.race([run(abort.signal), stopped]);
      send({ t: 'reply', id: frame.id, result: { ok: true, value } });
    } catch (caught) {
      send({
        t: 'reply',
        id: frame.id,
        result: { ok: false, error: explain(frame.method, caught) },
      });
    } finally {
      clearTimeout(timer);
      open.delete(frame.id);
    }
  }

  async function watch(frame: Extract<UpFrame, { t: 'watch' }>) {
    const abort = new AbortController();
    try {
      const { procedure, run } = resolve(frame.method, frame.input, ['watch']);
      const outbox = createOutbox(procedure.delivery, (value, dropped) =>
        send({ t: 'next', id: frame.id, value, dropped }),
      );
      outbox.grant(frame.credit);
      open.set(frame.id, { abort, grant: outbox.grant });
      for await (const item of run(abort.signal) as AsyncIterable<unknown>) {
        if (abort.signal.aborted) break;
        outbox.put(item);
      }
      await outbox.drained(abort.signal);
      if (!abort.signal.aborted) send({ t: 'end', id: frame.id });
    } catch (caught) {
      if (!abort.signal.aborted) send({ t: 'end', id: frame.id, error: explain(frame.method, caught) });
    } finally {
      open.delete(frame.id);
    }
  }

  wire.onFrame((bytes) => {
    if (bytes.length > maxFrameBytes) return wire.close();
    let frame: UpFrame;
    try {
      frame = decodeFrame(bytes) as UpFrame;
    } catch {
      return wire.close(); // not our protocol: nobody is there to be told
    }
    if (typeof frame !== 'object' || frame === null || !Number.isSafeInteger(frame.id)) return wire.close();
    const known = open.get(frame.id);
    switch (frame.t) {
      case 'call':
      case 'watch':
        if (known || open.size >= maxOpen || typeof frame.method !== 'string') return wire.close();
        void (frame.t === 'call' ? call(frame) : watch(frame));
        return;
      case 'credit':
        if (Number.isSafeInteger(frame.n) && frame.n > 0) known?.grant?.(Math.min(frame.n, 1000));
        return;
      case 'cancel':
      case 'close':
        known?.abort.abort(failure('CANCELLED'));
        return;
      default:
        wire.close();
    }
  });

  wire.onClose(() => {
    closed = true;
    for (const { abort } of open.values()) abort.abort(failure('CLOSED'));
    open.clear();
  });
}
