import type { KafkaRequest } from '../wire/kafka-request.ts';

export type LogDir = {
  errorCode: number;
  path: string;
  /** Size in bytes of each replica in this directory, by topic and partition. Replicas that move here are left out. */
  sizes: Map<string, Map<number, bigint>>;
};

export type DescribeLogDirsAnswer = { errorCode: number; dirs: LogDir[] };

/**
 * DescribeLogDirs (KIP-113): sizes of the replicas that this broker holds.
 *
 *     Request => [topic [partition] TAGS] TAGS               topics null: all
 *     Response => throttle_time_ms error_code(v3+)
 *                 [error_code log_dir [name [partition size offset_lag is_future_key TAGS] TAGS]
 *                   total_bytes(v4+) usable_bytes(v4+) TAGS] TAGS
 */
export const describeLogDirs: KafkaRequest<
  { topics: ReadonlyMap<string, readonly number[]> | null },
  DescribeLogDirsAnswer
> = {
  key: 35,
  name: 'DescribeLogDirs',
  versions: [0, 4],
  flexibleFrom: 2,
  since: '1.0',
  encode(writer, _version, { topics }) {
    writer.array(topics, ([name, partitions]) => {
      writer.string(name);
      writer.array(partitions, (partition) => writer.int32(partition));
      writer.tags();
    });
    writer.tags();
  },
  async decode(reader, version) {
    reader.int32();
    const errorCode = version >= 3 ? reader.int16() : 0;
    const dirs: LogDir[] = [];
    for (let left = reader.count(); left > 0; left--) {
      const dirError = reader.int16();
      const path = reader.string();
      const topics = await reader.longArray(() => {
        const name = reader.string();
        const partitions = new Map<number, bigint>();
        for (let more = reader.count(); more > 0; more--) {
          const partition = reader.int32();
          const size = reader.int64();
          reader.skip(8);
          const movingHere = reader.boolean();
          reader.tags();
          if (!movingHere) partitions.set(partition, size);
        }
        reader.tags();
        return [name, partitions] as const;
      });
      if (version >= 4) reader.skip(16);
      reader.tags();
      dirs.push({ errorCode: dirError, path, sizes: new Map(topics) });
    }
    return { errorCode, dirs };
  },
};
