import { type AppError, Failure, failure, toAppError } from '../../../shared/errors.ts';
import { parseBrokerList, printAddress } from './addresses.ts';
import { type ClusterClient, createClusterClient } from './cluster-client.ts';
import { describeCluster } from './describe-cluster.ts';
import type { BrokerAddress } from './requests/metadata.ts';
import type { KafkaProbe } from './source.ts';
import { describeResourceConfigs } from './topics/describe-resource-configs.ts';
import { within } from './transport/limits.ts';
import { createLinks, type Links } from './transport/links.ts';

/** Together below the half of a probe's ten seconds: what is found here may lead on to ZooKeeper. */
const reachMs = 4_000;
const dialMs = 3_000;

async function dial(links: Links, broker: BrokerAddress, signal: AbortSignal): Promise<KafkaProbe['brokers'][number]> {
  const startedMs = performance.now();
  const address = printAddress(broker);
  const told = (error?: AppError) => ({
    id: broker.id,
    address,
    ms: Math.round(performance.now() - startedMs),
    ...(error ? { error } : {}),
  });
  try {
    await within(links.get(broker, signal), {
      signal,
      timeoutMs: dialMs,
      onTimeout: () => failure('CONNECTION_TIMED_OUT', { subject: address, detail: `${dialMs} ms` }),
    });
    return told();
  } catch (caught) {
    return told(toAppError(caught));
  }
}

type Mode = Pick<KafkaProbe, 'mode' | 'zookeeperConnect' | 'error'>;

/** A broker's own config tells where its metadata lives: `zookeeper.connect`, or KRaft's `process.roles`. */
async function askMode(client: ClusterClient, broker: number, signal: AbortSignal): Promise<Mode> {
  const resource = { type: 'broker', name: String(broker) } as const;
  const configs = await describeResourceConfigs(client, resource, signal, ['zookeeper.connect', 'process.roles']);
  const told = (name: string) => configs.find((each) => each.name === name)?.value ?? '';
  const zookeeperConnect = told('zookeeper.connect');
  if (told('process.roles') !== '') return { mode: 'kraft' };
  return zookeeperConnect === '' ? { mode: 'unknown' } : { mode: 'zookeeper', zookeeperConnect };
}

/**
 * Asks the first broker that can be reached; the slow ones are not waited for. Reading configs is often forbidden where
 * people may still read and write records: no reason to fail the probe.
 */
async function firstAnswering(
  dials: readonly Promise<KafkaProbe['brokers'][number]>[],
  client: ClusterClient,
  signal: AbortSignal,
): Promise<Mode> {
  const reached = dials.map(async (dialling) => {
    const { id, error } = await dialling;
    if (error) throw new Failure(error);
    return id;
  });
  try {
    return await askMode(client, await Promise.any(reached), signal);
  } catch (caught) {
    return { mode: 'unknown', error: toAppError(caught instanceof AggregateError ? caught.errors[0] : caught) };
  }
}

/**
 * Looks at what stands behind a broker list: dials it, then every broker that it advertises (the usual trap: an
 * advertised name that this machine cannot resolve). Changes nothing, leaves nothing open. Fails when no address of the
 * list answers.
 */
export async function probeKafka(brokers: string, signal: AbortSignal): Promise<KafkaProbe> {
  const seeds = parseBrokerList(brokers);
  const links = createLinks({ readOnly: true });
  const client = createClusterClient({ seeds, links });
  try {
    const cluster = await within(describeCluster(client, signal), {
      signal,
      timeoutMs: reachMs,
      onTimeout: () => failure('CONNECTION_TIMED_OUT', { subject: brokers, detail: `${reachMs} ms` }),
    });
    const dials = cluster.brokers.map((broker) => dial(links, broker, signal));
    const [dialled, mode] = await Promise.all([Promise.all(dials), firstAnswering(dials, client, signal)]);
    const { clusterId, controllerId, version } = cluster;
    return { clusterId, controllerId, version, brokers: dialled, ...mode };
  } finally {
    links.close(failure('CLOSED'));
  }
}
