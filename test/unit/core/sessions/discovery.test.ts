import { describe, expect, it } from 'vitest';
import { brokersFromRegistrations, metadataFromConfig } from '../../../../electron/core/sessions/discovery.ts';
import { lightOf } from '../../../../electron/core/sessions/light.ts';
import { mostTelling } from '../../../../electron/core/sessions/telling.ts';
import type { ConfigEntry } from '../../../../shared/contract/index.ts';
import { failure } from '../../../../shared/errors.ts';
import { fakeKafka } from '../fake-sources.ts';

const config = (values: Record<string, string | null>): ConfigEntry[] =>
  Object.entries(values).map(([name, value]) => ({
    name,
    value,
    source: 'broker-static',
    inherited: null,
    type: 'string',
    readOnly: true,
    sensitive: false,
    documentation: null,
  }));

const endpoint = (protocol: string, host: string) => ({ listener: protocol, protocol, host, port: 9092 });

describe('brokersFromRegistrations', () => {
  it('takes plain listeners where there are any', () => {
    const brokers = [
      { id: 1, jmxPort: null, endpoints: [endpoint('SSL', 'a-ssl'), endpoint('PLAINTEXT', 'a')] },
      { id: 2, jmxPort: null, endpoints: [endpoint('PLAINTEXT', 'b')] },
    ];
    expect(brokersFromRegistrations(brokers)).toBe('a:9092,b:9092');
  });

  it('takes the others where there are no plain ones', () => {
    expect(brokersFromRegistrations([{ id: 1, jmxPort: null, endpoints: [endpoint('SSL', 'a')] }])).toBe('a:9092');
    expect(brokersFromRegistrations([])).toBe('');
  });
});

describe('metadataFromConfig', () => {
  it.each([
    [
      { 'zookeeper.connect': 'zk:2181/k', 'process.roles': '' },
      { mode: 'zookeeper', zookeeper: 'zk:2181/k' },
    ],
    [
      { 'zookeeper.connect': null, 'process.roles': 'broker' },
      { mode: 'kraft', zookeeper: '' },
    ],
    [{ 'process.roles': 'broker,controller' }, { mode: 'kraft', zookeeper: '' }],
    [{}, { mode: 'unknown', zookeeper: '' }],
  ])('reads %j', (values, expected) => {
    expect(metadataFromConfig(config(values))).toEqual(expected);
  });
});

describe('mostTelling', () => {
  it('prefers a cause to a symptom', () => {
    const errors = [
      failure('CONNECTION_TIMED_OUT').error,
      failure('CHROOT_NOT_FOUND').error,
      failure('TIMED_OUT').error,
    ];
    expect(mostTelling(errors)?.code).toBe('CHROOT_NOT_FOUND');
    expect(mostTelling([failure('TIMED_OUT').error, failure('CONNECTION_REFUSED').error])?.code).toBe(
      'CONNECTION_REFUSED',
    );
    expect(mostTelling([])).toBeUndefined();
  });
});

describe('lightOf', () => {
  it('is absent without an address, and down with one that could not be opened', () => {
    const trouble = failure('ADDRESS_INVALID').error;
    expect(lightOf({ address: '', sinceMs: 1 })).toEqual({ state: 'absent', sinceMs: 1 });
    expect(lightOf({ address: 'x', trouble, sinceMs: 1 })).toMatchObject({
      state: 'down',
      address: 'x',
      error: trouble,
    });
  });

  it('is down when the source is connected to the wrong thing', () => {
    const { kafka, control } = fakeKafka();
    control.set({ state: 'up', up: 1 });
    const part = { address: 'kafka:9092', source: kafka, sinceMs: 1 };
    expect(lightOf(part).state).toBe('up');
    const trouble = failure('CLUSTERS_DIFFER').error;
    expect(lightOf({ ...part, trouble })).toMatchObject({ state: 'down', error: trouble });
  });
});
