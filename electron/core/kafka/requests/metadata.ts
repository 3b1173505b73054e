import type { KafkaRequest } from '../wire/kafka-request.ts';

export type BrokerAddress = { id: number; host: string; port: number; rack?: string };

export type PartitionMetadata = {
  errorCode: number;
  partition: number;
  /** −1 when there is none. */
  leader: number;
  /** −1 where the broker does not tell it (below v7). */
  leaderEpoch: number;
  replicas: number[];
  isr: number[];
  offlineReplicas: number[];
};

export type TopicMetadata = {
  errorCode: number;
  name: string;
  topicId?: string;
  internal: boolean;
  partitions: PartitionMetadata[];
};

export type MetadataAnswer = {
  brokers: BrokerAddress[];
  clusterId: string | null;
  /** −1 when there is none. */
  controllerId: number;
  topics: TopicMetadata[];
};

/**
 * Metadata. Never below v4, the first version that can say "do not create the topic" (KAFKA-4682).
 *
 *     Request => [topic_id(v10+) name TAGS] allow_auto_topic_creation include_cluster_authorized(v8-10)
 *                include_topic_authorized(v8+) TAGS          topics null: all, empty: none
 *     Response => throttle_time_ms [node_id host port rack TAGS] cluster_id controller_id
 *                 [error_code name topic_id(v10+) is_internal
 *                   [error_code partition leader leader_epoch(v7+) [replica] [isr] [offline](v5+) TAGS]
 *                   topic_authorized_operations(v8+) TAGS] cluster_authorized_operations(v8-10) TAGS
 */
export const metadata: KafkaRequest<{ topics: readonly string[] | null }, MetadataAnswer> = {
  key: 3,
  name: 'Metadata',
  versions: [4, 12],
  flexibleFrom: 9,
  since: '0.11',
  encode(writer, version, { topics }) {
    writer.array(topics, (name) => {
      if (version >= 10) writer.zeroUuid();
      writer.string(name).tags();
    });
    writer.boolean(false);
    if (version >= 8 && version <= 10) writer.boolean(false);
    if (version >= 8) writer.boolean(false);
    writer.tags();
  },
  async decode(reader, version) {
    const int32 = () => reader.int32();
    reader.int32();
    const brokers = reader.array(() => {
      const id = reader.int32();
      const host = reader.string();
      const port = reader.int32();
      const rack = reader.nullableString();
      reader.tags();
      return { id, host, port, ...(rack === null ? {} : { rack }) };
    });
    const clusterId = reader.nullableString();
    const controllerId = reader.int32();
    const partition = (): PartitionMetadata => {
      const answer = {
        errorCode: reader.int16(),
        partition: reader.int32(),
        leader: reader.int32(),
        leaderEpoch: version >= 7 ? reader.int32() : -1,
        replicas: reader.array(int32),
        isr: reader.array(int32),
        offlineReplicas: version >= 5 ? reader.array(int32) : [],
      };
      reader.tags();
      return answer;
    };
    const topics = await reader.longArray((): TopicMetadata => {
      const errorCode = reader.int16();
      const name = reader.string();
      const topicId = version >= 10 ? reader.uuid() : undefined;
      const internal = reader.boolean();
      const partitions = reader.array(partition);
      if (version >= 8) reader.int32();
      reader.tags();
      return { errorCode, name, ...(topicId === undefined ? {} : { topicId }), internal, partitions };
    });
    return { brokers, clusterId, controllerId, topics };
  },
};
