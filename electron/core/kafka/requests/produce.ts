import type { KafkaRequest } from '../wire/kafka-request.ts';

/** First version whose brokers take zstd (KIP-110, Kafka 2.1). */
export const produceWithZstd = { version: 7, since: '2.1' } as const;

export type ProduceArgs = {
  topic: string;
  partition: number;
  /** −1: all in-sync replicas, 1: the leader. 0 (no answer) is not offered. */
  acks: -1 | 1;
  timeoutMs: number;
  /** One record batch, magic 2. */
  batch: Uint8Array;
};

export type ProduceAnswer = {
  errorCode: number;
  errorMessage: string | null;
  baseOffset: bigint;
  /** −1 unless the topic stamps records itself (LogAppendTime). */
  logAppendTimeMs: bigint;
};

/**
 * Produce of one batch, without a transaction and without a producer id (so InitProducerId is never sent).
 * From v3, the first with record batches.
 *
 *     Request => transactional_id acks timeout_ms [name [partition records TAGS] TAGS] TAGS
 *     Response => [name [partition error_code base_offset log_append_time_ms log_start_offset(v5+)
 *                   [batch_index message TAGS](v8+) error_message(v8+) TAGS] TAGS] throttle_time_ms TAGS
 */
export const produce: KafkaRequest<ProduceArgs, ProduceAnswer> = {
  key: 0,
  name: 'Produce',
  versions: [3, 9],
  flexibleFrom: 9,
  since: '0.11',
  encode(writer, _version, { topic, partition, acks, timeoutMs, batch }) {
    writer.string(null).int16(acks).int32(timeoutMs);
    writer.array([topic], () => {
      writer.string(topic);
      writer.array([partition], () => writer.int32(partition).lengthAndBytes(batch).tags());
      writer.tags();
    });
    writer.tags();
  },
  decode(reader, version) {
    const partition = (): ProduceAnswer => {
      reader.int32();
      const errorCode = reader.int16();
      const baseOffset = reader.int64();
      const logAppendTimeMs = reader.int64();
      if (version >= 5) reader.int64();
      const refused = version >= 8 ? reader.array(refusedRecord) : [];
      const errorMessage = version >= 8 ? reader.nullableString() : null;
      reader.tags();
      return { errorCode, baseOffset, logAppendTimeMs, errorMessage: errorMessage ?? refused[0] ?? null };
    };
    const refusedRecord = () => {
      reader.int32();
      const message = reader.nullableString();
      reader.tags();
      return message;
    };
    const [answer] = reader
      .array(() => {
        reader.skipString();
        const partitions = reader.array(partition);
        reader.tags();
        return partitions;
      })
      .flat();
    return (
      answer ?? { errorCode: -1, errorMessage: 'the answer names no partition', baseOffset: -1n, logAppendTimeMs: -1n }
    );
  },
};
