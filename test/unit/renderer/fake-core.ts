import { setClient } from '../../../renderer/app/client.ts';
import { clearCells } from '../../../renderer/app/live-cache.ts';
import type {
  CallMethod,
  ClusterStatus,
  Input,
  LiveMethod,
  Method,
  Output,
  State,
} from '../../../shared/contract/index.ts';
import { type AppError, Failure, failure } from '../../../shared/errors.ts';
import type { Client, WatchListener } from '../../../shared/wire/client.ts';

type Watch = { method: Method; input: unknown; listener: WatchListener<unknown>; open: boolean };
type Answer = (input: never, signal: AbortSignal | undefined) => unknown;

/** A core that answers what a test tells it to: the window's side of the wire without a wire. */
export type FakeCore = {
  client: Client;
  /** Every call so far, in order. */
  calls: { method: CallMethod; input: unknown }[];
  answer<M extends CallMethod>(
    method: M,
    answer: (input: Input<M>, signal: AbortSignal | undefined) => Promise<Output<M>> | Output<M>,
  ): void;
  /** How many watches of a method are open now. */
  open(method: LiveMethod): number;
  push<M extends LiveMethod>(method: M, value: State<M>, atMs?: number): void;
  fail(method: LiveMethod, error: AppError, nextTryAtMs?: number): void;
  end(method: LiveMethod, error: AppError): void;
};

/** Puts a fake core in place of the real one and forgets what an earlier test has left in the cache. */
export function installFakeCore(): FakeCore {
  clearCells();
  const core = createFakeCore();
  setClient(core.client);
  return core;
}

function createFakeCore(): FakeCore {
  const answers = new Map<string, Answer>();
  const watches: Watch[] = [];
  const last = new Map<string, unknown>();
  const calls: FakeCore['calls'] = [];
  const openOf = (method: Method) => watches.filter((watch) => watch.open && watch.method === method);

  const client: Client = {
    async call(method, input, signal) {
      calls.push({ method, input });
      const answer = answers.get(method);
      if (!answer) throw failure('NO_SUCH_PROCEDURE', { subject: method });
      return (await answer(input as never, signal)) as never;
    },
    watch(method, input, listener) {
      const watch: Watch = { method, input, listener: listener as WatchListener<unknown>, open: true };
      watches.push(watch);
      if (last.has(method)) queueMicrotask(() => watch.open && void watch.listener.onItem(last.get(method), 0));
      return {
        close() {
          watch.open = false;
        },
      };
    },
    onClose() {},
    close() {},
  };

  function send(method: Method, sample: unknown) {
    last.set(method, sample);
    for (const watch of openOf(method)) void watch.listener.onItem(sample, 0);
  }

  return {
    client,
    calls,
    answer: (method, answer) => void answers.set(method, answer as Answer),
    open: (method) => openOf(method).length,
    push: (method, value, atMs = Date.now()) => send(method, { ok: true, value, atMs }),
    fail: (method, error, nextTryAtMs) =>
      send(method, { ok: false, error, atMs: Date.now(), ...(nextTryAtMs !== undefined && { nextTryAtMs }) }),
    end(method, error) {
      for (const watch of openOf(method)) {
        watch.open = false;
        watch.listener.onEnd?.(error);
      }
    },
  };
}

export function refused(subject: string): Failure {
  return new Failure({ code: 'CONNECTION_REFUSED', subject, retriable: true });
}

/** An open cluster as the frame gives it to its views. */
export function clusterStatus(changes: Partial<ClusterStatus> = {}): ClusterStatus {
  return {
    cluster: 'abc',
    connection: 'c1',
    profileId: 'p1',
    name: 'dev-seoul',
    environment: 'dev',
    readOnly: false,
    mode: 'zookeeper',
    kafka: { state: 'up', address: 'kafka1:9092', up: 3, known: 3, sinceMs: 0 },
    zookeeper: { state: 'up', address: 'zk1:2181', up: 1, known: 1, sinceMs: 0 },
    brokers: [],
    bootstrap: 'kafka1:9092',
    zookeeperConnect: 'zk1:2181/kafka-dev',
    ...changes,
  };
}
