import type { recordsContract } from '../../../shared/contract/index.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { within } from '../sessions/within.ts';
import type { FeatureHandlers } from './feature.ts';

/** What is in a topic. Read by the Kafka source, which leaves no trace on the cluster. */
export function recordsHandlers(sessions: Sessions): FeatureHandlers<typeof recordsContract> {
  return {
    'records.read': ({ cluster, topic, start, limit, partitions, isolation }, signal) =>
      sessions
        .get(cluster)
        .kafka()
        .readRecords({ topic, start, limit, isolation, ...(partitions && { partitions }) }, signal),
    async *'records.tail'({ cluster, topic, partitions, from, isolation }, signal) {
      const session = sessions.get(cluster);
      const kafka = session.kafka();
      const query = { topic, isolation, ...(partitions && { partitions }), ...(from && { from }) };
      yield* within(session, signal, (both) => kafka.tailRecords(query, both));
    },
    'records.field': ({ cluster, ...at }, signal) => sessions.get(cluster).kafka().readField(at, signal),
  };
}
