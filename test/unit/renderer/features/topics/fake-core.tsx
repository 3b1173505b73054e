import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { ChangesProvider } from '../../../../../renderer/app/changes.tsx';
import { setClient } from '../../../../../renderer/app/client.ts';
import { ClusterProvider } from '../../../../../renderer/app/cluster.tsx';
import { clearCells } from '../../../../../renderer/app/live-cache.ts';
import type { ClusterStatus } from '../../../../../shared/contract/index.ts';
import type { Client } from '../../../../../shared/wire/client.ts';

type Handlers = { onItem(sample: unknown): void; onEnd(error?: unknown): void };

const light = { state: 'up', sinceMs: 0 } as const;

export const status: ClusterStatus = {
  cluster: 'c1',
  connection: 'k1',
  profileId: 'p1',
  name: 'dev',
  environment: 'dev',
  readOnly: false,
  mode: 'zookeeper',
  kafka: light,
  zookeeper: light,
  kafkaVersion: '3.9',
  brokers: [1, 2, 3].map((id) => ({ id, host: `kafka${id}`, port: 9092 })),
  bootstrap: 'kafka1:9092',
  zookeeperConnect: '',
};

/**
 * Stands in for the core: `push` is an observation of something watched, `answers` are the replies to calls; a call without one
 * waits for ever. Returns what was
 * called.
 */
export function fakeCore(answers: Readonly<Record<string, unknown>> = {}): {
  push(method: string, value: unknown): void;
  calls: ReturnType<typeof vi.fn<(method: string, input: unknown) => Promise<unknown>>>;
} {
  clearCells();
  const watches = new Map<string, Handlers>();
  const never = new Promise<unknown>(() => {});
  const calls = vi.fn((method: string, _input: unknown) =>
    method in answers ? Promise.resolve(answers[method]) : never,
  );
  setClient({
    call: calls,
    watch(method: string, _input: unknown, handlers: Handlers) {
      watches.set(method, handlers);
      return { close() {}, grant() {} };
    },
    close() {},
  } as unknown as Client);
  return {
    push: (method, value) => watches.get(method)?.onItem({ ok: true, value, atMs: Date.now() }),
    calls,
  };
}

/** What every view of a cluster finds around it. */
export function InCluster({
  children,
  with: change,
}: {
  children: ReactNode;
  with?: Partial<ClusterStatus>;
}): ReactNode {
  return (
    <ClusterProvider status={{ ...status, ...change }}>
      <ChangesProvider>{children}</ChangesProvider>
    </ClusterProvider>
  );
}
