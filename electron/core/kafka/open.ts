import { failure } from '../../../shared/errors.ts';
import { parseBrokerList } from './addresses.ts';
import { createAvailability } from './availability.ts';
import { createClusterClient } from './cluster-client.ts';
import { describeCluster } from './describe-cluster.ts';
import { produceRecord } from './produce-record.ts';
import { createRecordReader } from './reading/record-reader.ts';
import type { KafkaOptions, KafkaSource } from './source.ts';
import { createTopic, deleteTopic } from './topics/change-topics.ts';
import { describeResourceConfigs } from './topics/describe-resource-configs.ts';
import { describeTopic } from './topics/describe-topic.ts';
import { listTopics } from './topics/list-topics.ts';
import { createLinks } from './transport/links.ts';

/**
 * Opens a cluster by its broker list. Returns at once, in state `connecting`; fails with ADDRESS_INVALID only.
 * Everything is asked over one socket per broker, except records: those are read on a worker thread with its own.
 */
export function openKafka({ brokers, readOnly }: KafkaOptions): KafkaSource {
  const seeds = parseBrokerList(brokers);
  // The two need each other: links tell when one has ended, availability dials it again.
  let onEnd = () => {};
  const links = createLinks({ readOnly, onEnd: () => onEnd() });
  const client = createClusterClient({ seeds, links });
  const availability = createAvailability({ client, links, seeds }, brokers);
  onEnd = availability.connectionEnded;
  const reader = createRecordReader({ seeds, readOnly });
  return {
    state: availability.state,
    onState: availability.onState,
    reconnect: availability.reconnect,
    async close() {
      availability.close();
      links.close(failure('CLOSED'));
      await reader.close();
    },
    describeCluster: (signal) => describeCluster(client, signal),
    listTopics: (signal) => listTopics(client, signal),
    describeTopic: (name, signal) => describeTopic(client, name, signal),
    describeConfigs: (resource, signal) => describeResourceConfigs(client, resource, signal),
    createTopic: (topic, options, signal) => createTopic(client, topic, options, signal),
    deleteTopic: (name, signal) => deleteTopic(client, name, signal),
    readRecords: reader.readRecords,
    tailRecords: reader.tailRecords,
    readField: reader.readField,
    produce: (record, signal) => produceRecord(client, record, signal),
  };
}
