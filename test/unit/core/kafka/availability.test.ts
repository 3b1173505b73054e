import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Address, printAddress } from '../../../../electron/core/kafka/addresses.ts';
import { createAvailability } from '../../../../electron/core/kafka/availability.ts';
import type { ClusterClient } from '../../../../electron/core/kafka/cluster-client.ts';
import type { BrokerConnection } from '../../../../electron/core/kafka/transport/connection.ts';
import type { Links } from '../../../../electron/core/kafka/transport/links.ts';
import { type Failure, failure } from '../../../../shared/errors.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const address = (port: number): Address => ({ host: 'b', port });

/** Brokers on ports that can be switched off; `metadataBrokers` is what Metadata lists. */
function fakes(ports: number[]) {
  const dead = new Set<number>();
  const open = new Set<string>();
  const troubles = new Map<string, Failure>();
  let metadataBrokers = ports;
  let rounds = 0;
  const refused = (port: number) => failure('CONNECTION_REFUSED', { subject: `b:${port}` });
  const links: Links = {
    async get(to) {
      const key = printAddress(to);
      if (dead.has(to.port)) {
        troubles.set(key, refused(to.port));
        throw refused(to.port);
      }
      open.add(key);
      troubles.delete(key);
      return {} as BrokerConnection;
    },
    peek: (to) => (open.has(printAddress(to)) ? ({} as BrokerConnection) : undefined),
    trouble: (to) => troubles.get(printAddress(to)),
    keepOnly: () => {},
    close: () => {},
  };
  const client: ClusterClient = {
    ask: async () => {
      throw failure('INTERNAL');
    },
    async metadata() {
      rounds++;
      const [alive] = ports.filter((port) => !dead.has(port));
      if (alive === undefined) throw refused(ports[0] ?? 0);
      const brokers = metadataBrokers.map((port) => ({ id: port, ...address(port) }));
      return { brokers, clusterId: 'c', controllerId: 1, topics: [] };
    },
    brokers: () => [],
    ranges: () => undefined,
  };
  const availability = createAvailability({ client, links, seeds: ports.map(address) }, 'typed');
  return {
    availability,
    rounds: () => rounds,
    kill(port: number, listed = true) {
      dead.add(port);
      open.delete(`b:${port}`);
      if (!listed) metadataBrokers = metadataBrokers.filter((each) => each !== port);
      availability.connectionEnded();
    },
    revive: (port: number) => dead.delete(port),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('how a cluster is', () => {
  it('is connecting, then up with all its brokers', async () => {
    const { availability } = fakes([1, 2, 3]);
    expect(availability.state()).toMatchObject({ state: 'connecting', up: 0, known: 3 });
    await settle();
    expect(availability.state()).toMatchObject({ state: 'up', up: 3, known: 3, address: 'b:1' });
    expect(availability.state().nextTryAtMs).toBeUndefined();
    availability.close();
  });

  it('counts a broker that died, also when Metadata does not list it any more', async () => {
    const { availability, kill } = fakes([1, 2, 3]);
    await settle();
    kill(2, false);
    await settle();
    expect(availability.state()).toMatchObject({ state: 'up', up: 2, known: 3, error: { subject: 'b:2' } });
    expect(availability.state().nextTryAtMs).toBeGreaterThan(Date.now());
    availability.close();
  });

  it('comes back by itself, trying more and more seldom', async () => {
    const { availability, kill, revive, rounds } = fakes([1]);
    await settle();
    kill(1);
    await settle();
    expect(availability.state()).toMatchObject({ state: 'down', up: 0, error: { code: 'CONNECTION_REFUSED' } });
    const before = rounds();
    await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
    expect(rounds() - before).toBe(3);
    revive(1);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(availability.state()).toMatchObject({ state: 'up', up: 1, known: 1 });
    expect(availability.state().error).toBeUndefined();
    availability.close();
  });

  it('is asked again at once by reconnect, and forgets brokers that are gone for good', async () => {
    const { availability, kill } = fakes([1, 2]);
    await settle();
    kill(2, false);
    await settle();
    availability.reconnect();
    await settle();
    expect(availability.state()).toMatchObject({ state: 'up', up: 1, known: 1 });
    availability.close();
  });

  it('tells its listeners, and nobody after it is closed', async () => {
    const { availability, kill } = fakes([1]);
    const told: string[] = [];
    availability.onState((state) => told.push(state.state));
    await settle();
    kill(1);
    await settle();
    availability.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['up', 'down']);
  });
});
