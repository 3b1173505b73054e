import { describe, expect, test } from 'vitest';
import { profiles } from '../../../electron/sandbox/profiles.ts';
import { countPorts, planServers } from '../../../electron/sandbox/server-plans.ts';

const jars = { kafka39: '/jars/39', kafka41: '/jars/41' };

function plan(profile: (typeof profiles)[keyof typeof profiles]) {
  const ports = Array.from({ length: countPorts(profile) }, (_, index) => 5_000 + index);
  return { ports, plans: planServers(profile, '/run', jars, ports) };
}

describe('the servers of a profile', () => {
  test.each(Object.entries(profiles))('%s uses every port it asked for, each for one thing', (_name, profile) => {
    const { ports, plans } = plan(profile);
    const listening = plans.flatMap(({ config, kind, ports: own }) => {
      const controller = kind === 'kraft' ? [Number(/CONTROLLER:\/\/127\.0\.0\.1:(\d+)/.exec(config)?.[1])] : [];
      return [own.client, own.jmx, ...controller];
    });
    expect(listening.sort()).toEqual(ports);
  });

  test('listen on 127.0.0.1 only', () => {
    for (const { config } of plan(profiles.demo).plans)
      for (const [, address] of config.matchAll(/(?:clientPortAddress=|:\/\/)([^:\n]+)/g))
        expect(address).toBe('127.0.0.1');
  });

  test('brokers register below the chroot and differ in id, rack, port and folder', () => {
    const { plans } = plan(profiles.demo);
    const brokers = plans.filter(({ kind }) => kind === 'broker');
    expect(brokers).toHaveLength(3);
    for (const { config } of brokers) expect(config).toContain('zookeeper.connect=127.0.0.1:5000/kafka-dev\n');
    for (const key of ['broker.id', 'broker.rack', 'listeners', 'log.dirs']) {
      const values = brokers.map(({ config }) => new RegExp(`^${key}=(.*)$`, 'm').exec(config)?.[1]);
      expect(new Set(values).size, key).toBe(3);
    }
  });

  test('a single broker keeps internal topics on itself', () => {
    const broker = plan(profiles.one).plans.find(({ kind }) => kind === 'broker');
    expect(broker?.config).toMatch(/^offsets\.topic\.replication\.factor=1$/m);
    expect(broker?.config).toMatch(/^transaction\.state\.log\.min\.isr=1$/m);
  });

  test('two KRaft clusters never have the same id', () => {
    const ids = [plan(profiles.test), plan(profiles.test)].map(
      ({ plans }) => plans.find((one) => one.format)?.format?.[2],
    );
    expect(ids[0]).toMatch(/^[\w-]{22}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});
