import type { KafkaRequest } from '../wire/kafka-request.ts';

/** Timestamps with a meaning of their own. */
export const offsetAt = { latest: -1n, earliest: -2n } as const;

/** READ_UNCOMMITTED counts to the high watermark, READ_COMMITTED to the last stable offset. */
export const isolationLevel = { read_uncommitted: 0, read_committed: 1 } as const;

export type Isolation = keyof typeof isolationLevel;

export type ListOffsetsArgs = {
  isolation: Isolation;
  /** Milliseconds, or one of {@link offsetAt}. */
  timestampMs: bigint;
  /** Partition numbers by topic; all of them must be led by the broker that is asked. */
  topics: ReadonlyMap<string, readonly number[]>;
};

/** By topic and partition. `offset` is −1 when no record is at or after the timestamp. */
export type ListOffsetsAnswer = Map<string, Map<number, { errorCode: number; offset: bigint }>>;

/**
 * ListOffsets.
 *
 *     Request => replica_id isolation_level(v2+) [name [partition leader_epoch(v4+) timestamp TAGS] TAGS] TAGS
 *     Response => throttle_time_ms(v2+) [name [partition error_code timestamp offset leader_epoch(v4+) TAGS] TAGS] TAGS
 */
export const listOffsets: KafkaRequest<ListOffsetsArgs, ListOffsetsAnswer> = {
  key: 2,
  name: 'ListOffsets',
  versions: [1, 7],
  flexibleFrom: 6,
  since: '0.10.1',
  encode(writer, version, { isolation, timestampMs, topics }) {
    writer.int32(-1);
    if (version >= 2) writer.int8(isolationLevel[isolation]);
    writer.array(topics, ([name, partitions]) => {
      writer.string(name);
      writer.array(partitions, (partition) => {
        writer.int32(partition);
        if (version >= 4) writer.int32(-1);
        writer.int64(timestampMs).tags();
      });
      writer.tags();
    });
    writer.tags();
  },
  async decode(reader, version) {
    if (version >= 2) reader.int32();
    const topics = await reader.longArray(() => {
      const name = reader.string();
      const partitions = new Map<number, { errorCode: number; offset: bigint }>();
      for (let left = reader.count(); left > 0; left--) {
        const partition = reader.int32();
        const errorCode = reader.int16();
        reader.skip(8);
        const offset = reader.int64();
        if (version >= 4) reader.int32();
        reader.tags();
        partitions.set(partition, { errorCode, offset });
      }
      reader.tags();
      return [name, partitions] as const;
    });
    return new Map(topics);
  },
};
