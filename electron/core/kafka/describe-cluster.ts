import type { ClusterClient } from './cluster-client.ts';
import type { KafkaCluster } from './source.ts';
import { releaseOf } from './version.ts';

/** Brokers, controller and release of the cluster that a client is connected to. */
export async function describeCluster(client: ClusterClient, signal: AbortSignal): Promise<KafkaCluster> {
  const { clusterId, controllerId, brokers } = await client.metadata([], signal);
  const ranges = client.ranges();
  return {
    clusterId,
    controllerId: controllerId < 0 ? null : controllerId,
    brokers,
    version: ranges ? releaseOf(ranges) : null,
  };
}
