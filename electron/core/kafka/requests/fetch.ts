import type { KafkaRequest } from '../wire/kafka-request.ts';
import { type Isolation, isolationLevel } from './list-offsets.ts';

export type FetchArgs = {
  topic: string;
  isolation: Isolation;
  /** How long the broker may hold the answer back until `minBytes` are there. */
  maxWaitMs: number;
  minBytes: number;
  maxBytes: number;
  /** In the order in which the broker may spend `maxBytes`: only the first is sure to get a batch larger than its own limit. */
  partitions: readonly { partition: number; offset: bigint; maxBytes: number }[];
};

export type AbortedTransaction = { producerId: bigint; firstOffset: bigint };

export type FetchedPartition = {
  partition: number;
  errorCode: number;
  highWatermark: bigint;
  lastStableOffset: bigint;
  /** Transactions with records in the answered range that were aborted; told only under read_committed. */
  aborted: AbortedTransaction[];
  /** Record batches, the last of which may be cut. A view into the response. */
  records: Buffer;
};

export type FetchAnswer = { errorCode: number; partitions: FetchedPartition[]; sizeBytes: number };

const nothing = Buffer.alloc(0);

/**
 * Fetch of one topic, without a fetch session (KIP-227: session 0, epoch −1). Up to v12, the last that goes by topic
 * name; from v4, the first with isolation levels and record batches.
 *
 *     Request => replica_id max_wait_ms min_bytes max_bytes isolation_level session_id(v7+) session_epoch(v7+)
 *                [topic [partition leader_epoch(v9+) fetch_offset last_fetched_epoch(v12) log_start_offset(v5+)
 *                  partition_max_bytes TAGS] TAGS] [forgotten](v7+) rack_id(v11+) TAGS
 *     Response => throttle_time_ms error_code(v7+) session_id(v7+)
 *                 [topic [partition error_code high_watermark last_stable_offset log_start_offset(v5+)
 *                   [producer_id first_offset TAGS] preferred_read_replica(v11+) records TAGS] TAGS] TAGS
 */
export const fetchRecords: KafkaRequest<FetchArgs, FetchAnswer> = {
  key: 1,
  name: 'Fetch',
  versions: [4, 12],
  flexibleFrom: 12,
  since: '0.11',
  encode(writer, version, { topic, isolation, maxWaitMs, minBytes, maxBytes, partitions }) {
    writer.int32(-1).int32(maxWaitMs).int32(minBytes).int32(maxBytes).int8(isolationLevel[isolation]);
    if (version >= 7) writer.int32(0).int32(-1);
    writer.array([topic], () => {
      writer.string(topic);
      writer.array(partitions, (each) => {
        writer.int32(each.partition);
        if (version >= 9) writer.int32(-1);
        writer.int64(each.offset);
        if (version >= 12) writer.int32(-1);
        if (version >= 5) writer.int64(-1n);
        writer.int32(each.maxBytes).tags();
      });
      writer.tags();
    });
    if (version >= 7) writer.array([], () => {});
    if (version >= 11) writer.string('');
    writer.tags();
  },
  decode(reader, version) {
    const sizeBytes = reader.buffer.length;
    reader.int32();
    const errorCode = version >= 7 ? reader.int16() : 0;
    if (version >= 7) reader.int32();
    const aborted = () => {
      const transaction = { producerId: reader.int64(), firstOffset: reader.int64() };
      reader.tags();
      return transaction;
    };
    const partition = (): FetchedPartition => {
      const answer = {
        partition: reader.int32(),
        errorCode: reader.int16(),
        highWatermark: reader.int64(),
        lastStableOffset: reader.int64(),
      };
      if (version >= 5) reader.skip(8);
      const transactions = reader.array(aborted);
      if (version >= 11) reader.int32();
      const records = reader.nullableBytes() ?? nothing;
      reader.tags();
      return { ...answer, aborted: transactions, records };
    };
    const topics = reader.array(() => {
      reader.skipString();
      const partitions = reader.array(partition);
      reader.tags();
      return partitions;
    });
    return { errorCode, partitions: topics.flat(), sizeBytes };
  },
};
