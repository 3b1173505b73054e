import { Worker } from 'node:worker_threads';
import type { FieldSlice, RecordsAnswer, TailItem } from '../../../../shared/contract/index.ts';
import { Failure, failure, toAppError } from '../../../../shared/errors.ts';
import type { FieldAddress, RecordQuery, TailQuery } from '../source.ts';
import { abortFailure } from '../transport/limits.ts';
import type { FromWorker, Question, ToWorker, WorkerOptions } from './messages.ts';
import { recordWorkerUrl } from './worker-url.ts';

/** The record worker as the core's thread sees it. */
export type RecordReader = {
  readRecords(query: RecordQuery, signal: AbortSignal): Promise<RecordsAnswer>;
  readField(at: FieldAddress, signal: AbortSignal): Promise<FieldSlice>;
  tailRecords(query: TailQuery, signal: AbortSignal): AsyncIterable<TailItem>;
  close(): Promise<void>;
};

type Waiting = { take(message: FromWorker): void };

/** Starts the worker, which dials the brokers at once. When it dies, what waits fails and the next question starts another. */
export function createRecordReader(options: WorkerOptions): RecordReader {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closed = false;
  let worker: Worker | undefined = start();

  function start(): Worker {
    const started = new Worker(recordWorkerUrl(), { workerData: options, name: 'records' });
    started.on('message', (message: FromWorker) => waiting.get(message.id)?.take(message));
    const gone = (why: unknown) => {
      if (worker === started) worker = undefined;
      failAll(why instanceof Error ? toAppError(why) : failure('CLOSED', { subject: 'record worker' }).error);
    };
    started.once('error', gone);
    started.once('exit', gone);
    return started;
  }

  function failAll(error: Failure['error']): void {
    const all = [...waiting];
    waiting.clear();
    for (const [id, each] of all) each.take({ kind: 'failed', id, error });
  }

  function tell(message: ToWorker): void {
    worker?.postMessage(message);
  }

  /** Asks; what comes for this question goes to `take` until {@link leave}. */
  function ask(question: Question, take: Waiting['take']): number {
    if (closed) throw failure('CLOSED');
    worker ??= start();
    const id = ++lastId;
    waiting.set(id, { take });
    tell({ kind: 'ask', id, ...question });
    return id;
  }

  function leave(id: number): void {
    if (waiting.delete(id)) tell({ kind: 'stop', id });
  }

  function once<T extends RecordsAnswer | FieldSlice>(question: Question, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        signal.removeEventListener('abort', onAbort);
        act();
      };
      const id = ask(question, (message) => {
        waiting.delete(id);
        if (message.kind === 'answer') settle(() => resolve(message.value as T));
        else if (message.kind === 'failed') settle(() => reject(new Failure(message.error)));
      });
      const onAbort = () => {
        leave(id);
        settle(() => reject(abortFailure(signal)));
      };
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
    });
  }

  async function* tailRecords(query: TailQuery, signal: AbortSignal): AsyncGenerator<TailItem> {
    if (signal.aborted) throw abortFailure(signal);
    const items: TailItem[] = [];
    let ended: Failure | undefined;
    let wake = () => {};
    const id = ask({ verb: 'tail', query }, (message) => {
      if (message.kind === 'item') items.push(message.item);
      else if (message.kind === 'failed') {
        waiting.delete(id);
        ended = new Failure(message.error);
      }
      wake();
    });
    const onAbort = () => {
      ended = abortFailure(signal);
      items.length = 0;
      leave(id);
      wake();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      for (;;) {
        const item = items.shift();
        if (item) {
          tell({ kind: 'taken', id });
          yield item;
        } else if (ended) throw ended;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      leave(id);
    }
  }

  return {
    readRecords: (query, signal) => once<RecordsAnswer>({ verb: 'read', query }, signal),
    readField: (at, signal) => once<FieldSlice>({ verb: 'field', at }, signal),
    tailRecords,
    async close() {
      closed = true;
      const last = worker;
      worker = undefined;
      failAll(failure('CLOSED').error);
      await last?.terminate();
    },
  };
}
