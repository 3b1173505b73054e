import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import type { SandboxDetails } from '../../electron/sandbox/details.ts';

/** A record as the seeds' Java producer sent it; the only thing a test may trust about contents. */
export type SeededRecord = {
  cluster: 'kafka39' | 'kafka41';
  topic: string;
  partition: number;
  offset: bigint;
  timestampMs: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: { name: string; value: Buffer | null }[];
  /** Which transaction it was part of ended how; null outside of transactions. */
  transaction: 'committed' | 'aborted' | null;
};

/** The clusters that all files of a run share. */
export type Clusters = {
  /** Bootstrap list of the three brokers of Kafka 3.9. */
  kafka39: string;
  /** Bootstrap list of the one broker of Kafka 4.1 (KRaft). */
  kafka41: string;
  /** ZooKeeper's connect string with Kafka's chroot. */
  zookeeper: string;
  /** Ordered by broker id from 1. */
  brokerPids: readonly number[];
  /** JMX ports of the brokers of Kafka 3.9, ordered by broker id from 1. */
  jmxPorts: readonly number[];
  /** JMX port of the broker of Kafka 4.1. */
  jmxPort41: number;
  /** Every seeded record of both clusters, by topic, partition and offset. */
  manifest: readonly SeededRecord[];
  details: SandboxDetails;
};

/** The running clusters, for use at the top of a test file. They hold nothing but their seeds and no client. */
export function useClusters(): Clusters {
  const details = inject('sandbox');
  if (!details.kraft || !details.manifestFile) throw new Error('the test profile has KRaft and seeds');
  return {
    kafka39: details.brokers.map((broker) => broker.address).join(','),
    kafka41: details.kraft.address,
    zookeeper: details.zookeeper,
    brokerPids: details.brokers.map((broker) => broker.pid),
    jmxPorts: details.brokers.map((broker) => broker.jmxPort),
    jmxPort41: details.kraft.jmxPort,
    manifest: readManifest(details.manifestFile),
    details,
  };
}

/** Reads the manifest that the sandbox's helper has written: JSON lines, bytes as Base64, offsets as text. */
export function readManifest(file: string): SeededRecord[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { cluster, topic, partition, offset, timestampMs, key, value, headers, transaction } = JSON.parse(line);
      return {
        cluster,
        topic,
        partition,
        offset: BigInt(offset),
        timestampMs,
        key: bytes(key),
        value: bytes(value),
        headers: headers.map(([name, held]: [string, string | null]) => ({ name, value: bytes(held) })),
        transaction,
      };
    });
}

function bytes(base64: string | null): Buffer | null {
  return base64 === null ? null : Buffer.from(base64, 'base64');
}
