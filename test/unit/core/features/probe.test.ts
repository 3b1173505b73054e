import { describe, expect, it } from 'vitest';
import { type Probes, probeAddress } from '../../../../electron/core/features/probe.ts';
import type { KafkaProbe } from '../../../../electron/core/kafka/source.ts';
import type { ZooKeeperProbe } from '../../../../electron/core/zookeeper/source.ts';
import { failure, toAppError } from '../../../../shared/errors.ts';

const kafka: KafkaProbe = {
  clusterId: 'cluster-1',
  controllerId: 2,
  version: '3.9',
  mode: 'zookeeper',
  zookeeperConnect: 'zk:2181/kafka-dev',
  brokers: [{ id: 1, address: 'b:9092', ms: 1 }],
};
const zookeeper: ZooKeeperProbe = {
  connect: 'zk:2181/kafka-dev',
  chroot: '/kafka-dev',
  servers: [{ address: 'zk:2181', ms: 1, outcome: 'answered', version: '3.8.4', mode: 'standalone' }],
  version: '3.8.4',
  ms: 1,
  registrations: {
    clusterId: 'cluster-1',
    brokers: [{ id: 1, jmxPort: null, endpoints: [{ listener: 'P', protocol: 'PLAINTEXT', host: 'b', port: 9092 }] }],
  },
};
const silent: ZooKeeperProbe = {
  connect: 'x:1',
  chroot: '/',
  servers: [{ address: 'x:1', ms: 1, outcome: 'no-answer', error: failure('NOT_ZOOKEEPER').error }],
  ms: 1,
  error: failure('NOT_ZOOKEEPER').error,
};

function probe(address: string, over: Partial<Probes> = {}) {
  const asked: string[] = [];
  const probes: Probes = { probeKafka: async () => kafka, probeZooKeeper: async () => zookeeper, ...over };
  const told: Probes = {
    probeKafka(at, signal) {
      asked.push(`kafka ${at}`);
      return probes.probeKafka(at, signal);
    },
    probeZooKeeper(at, signal) {
      asked.push(`zookeeper ${at}`);
      return probes.probeZooKeeper(at, signal);
    },
  };
  const report = probeAddress(address, told, { nowMs: () => 0 }, new AbortController().signal);
  return { asked, report };
}

describe('probeAddress', () => {
  it('goes from a broker to its ZooKeeper', async () => {
    const { asked, report } = probe('b:9092');
    expect(await report).toMatchObject({
      cluster: 'cluster-1',
      mode: 'zookeeper',
      kafka: { state: 'found', how: 'typed', version: '3.9' },
      zookeeper: { state: 'found', how: 'broker-config', chroot: '/kafka-dev' },
      brokers: 'b:9092',
      zookeeperConnect: 'zk:2181/kafka-dev',
      suggestedName: 'kafka-dev',
    });
    expect(asked).toEqual(['kafka b:9092', 'zookeeper zk:2181/kafka-dev']);
  });

  it.each(['zk:2181', 'zk:2191/kafka-dev', 'a:2181,b:2181'])(
    'takes %s for ZooKeeper, and goes on to the brokers',
    async (address) => {
      const { asked, report } = probe(address);
      expect(await report).toMatchObject({ kafka: { how: 'zookeeper-registration' }, zookeeper: { how: 'typed' } });
      expect(asked).toEqual([`zookeeper ${address}`, 'kafka b:9092']);
    },
  );

  it('tries ZooKeeper where something else than Kafka answers', async () => {
    const { asked, report } = probe('zk:12181', {
      probeKafka: async (at) => (at === 'b:9092' ? kafka : Promise.reject(failure('NOT_KAFKA'))),
    });
    expect(await report).toMatchObject({ kafka: { state: 'found' }, zookeeper: { state: 'found', how: 'typed' } });
    expect(asked).toEqual(['kafka zk:12181', 'zookeeper zk:12181', 'kafka b:9092']);
  });

  it('says NOT_KAFKA of what is neither', async () => {
    const { report } = probe('web:80', {
      probeKafka: () => Promise.reject(failure('NOT_KAFKA')),
      probeZooKeeper: async () => silent,
    });
    expect(await report).toMatchObject({
      kafka: { state: 'missed', error: { code: 'NOT_KAFKA' } },
      zookeeper: { state: 'absent' },
      brokers: '',
      zookeeperConnect: '',
    });
  });

  it('does not look further where nothing listens', async () => {
    const { asked, report } = probe('b:1', { probeKafka: () => Promise.reject(failure('CONNECTION_REFUSED')) });
    expect(await report).toMatchObject({ kafka: { state: 'missed', error: { code: 'CONNECTION_REFUSED' } } });
    expect(asked).toEqual(['kafka b:1']);
  });

  it('has no ZooKeeper to report for KRaft', async () => {
    const { zookeeperConnect: _, ...kraft } = { ...kafka, mode: 'kraft' as const };
    const { report } = probe('b:9092', { probeKafka: async () => kraft });
    expect(await report).toMatchObject({ mode: 'kraft', zookeeper: { state: 'absent' }, zookeeperConnect: '' });
  });

  it('reports a ZooKeeper without Kafka as found, with the reason', async () => {
    const { registrations: _, ...bare } = { ...zookeeper, error: failure('CHROOT_NOT_FOUND').error };
    const { report } = probe('zk:2181/wrong', { probeZooKeeper: async () => bare });
    expect(await report).toMatchObject({
      kafka: { state: 'absent' },
      zookeeper: { state: 'found', error: { code: 'CHROOT_NOT_FOUND' } },
    });
  });

  it('fails for what is no address', async () => {
    const { report } = probe('what?', { probeKafka: () => Promise.reject(failure('ADDRESS_INVALID')) });
    expect(await report.catch(toAppError)).toMatchObject({ code: 'ADDRESS_INVALID' });
  });
});
