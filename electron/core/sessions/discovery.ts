import type { ClusterMode, ConfigEntry } from '../../../shared/contract/index.ts';
import type { RegisteredBroker } from '../zookeeper/source.ts';

/**
 * The broker list that `/brokers/ids` leads to. A broker may register several listeners; the plain ones are taken where
 * there are any, since the others want a certificate or a password.
 */
export function brokersFromRegistrations(brokers: readonly RegisteredBroker[]): string {
  const endpoints = brokers.flatMap((broker) => broker.endpoints);
  const plain = endpoints.filter((endpoint) => endpoint.protocol === 'PLAINTEXT');
  return (plain.length > 0 ? plain : endpoints).map(({ host, port }) => `${host}:${port}`).join(',');
}

/**
 * What a broker's own config says of its metadata: `zookeeper.connect`, or `process.roles`, which only KRaft brokers have
 * (KIP-500). A broker under migration has both and still uses ZooKeeper.
 */
export function metadataFromConfig(config: readonly ConfigEntry[]): { mode: ClusterMode; zookeeper: string } {
  const setting = (name: string) => config.find((entry) => entry.name === name)?.value ?? '';
  const zookeeper = setting('zookeeper.connect');
  if (zookeeper !== '') return { mode: 'zookeeper', zookeeper };
  return { mode: setting('process.roles') === '' ? 'unknown' : 'kraft', zookeeper };
}
