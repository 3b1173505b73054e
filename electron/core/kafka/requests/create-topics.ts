import type { KafkaRequest } from '../wire/kafka-request.ts';

/** First version that takes −1 for "the cluster's default" (KIP-464, Kafka 2.4). */
export const createTopicsWithDefaults = { version: 4, since: '2.4' } as const;

export type CreateTopicsArgs = {
  name: string;
  /** −1: the cluster's default. */
  partitions: number;
  replicationFactor: number;
  configs: Readonly<Record<string, string>>;
  timeoutMs: number;
  validateOnly: boolean;
};

/**
 * CreateTopics, one topic; goes to the controller. Not below v1, the first with `validate_only`.
 *
 *     Request => [name num_partitions replication_factor [assignment] [name value TAGS] TAGS] timeout_ms validate_only TAGS
 *     Response => throttle_time_ms(v2+) [name topic_id(v7+) error_code error_message num_partitions(v5+)
 *                   replication_factor(v5+) [config](v5+) TAGS] TAGS
 */
export const createTopics: KafkaRequest<CreateTopicsArgs, { errorCode: number; errorMessage: string | null }> = {
  key: 19,
  name: 'CreateTopics',
  versions: [1, 7],
  flexibleFrom: 5,
  since: '0.10.2',
  encode(writer, _version, { name, partitions, replicationFactor, configs, timeoutMs, validateOnly }) {
    writer.array([name], () => {
      writer.string(name).int32(partitions).int16(replicationFactor);
      writer.array([], () => {});
      writer.array(Object.entries(configs), ([key, value]) => writer.string(key).string(value).tags());
      writer.tags();
    });
    writer.int32(timeoutMs).boolean(validateOnly).tags();
  },
  decode(reader, version) {
    if (version >= 2) reader.int32();
    const [topic] = reader.array(() => {
      reader.skipString();
      if (version >= 7) reader.skip(16);
      const answer = { errorCode: reader.int16(), errorMessage: reader.nullableString() };
      if (version >= 5) {
        reader.skip(6);
        reader.array(() => {
          reader.skipString();
          reader.skipString();
          reader.skip(3);
          reader.tags();
        });
      }
      reader.tags();
      return answer;
    });
    return topic ?? { errorCode: -1, errorMessage: 'the answer names no topic' };
  },
};
