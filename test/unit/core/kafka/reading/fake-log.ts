import type { ClusterClient } from '../../../../../electron/core/kafka/cluster-client.ts';
import { encodeBatch } from '../../../../../electron/core/kafka/records/encode-batch.ts';
import {
  type FetchArgs,
  type FetchedPartition,
  fetchRecords,
} from '../../../../../electron/core/kafka/requests/fetch.ts';
import { type ListOffsetsArgs, listOffsets } from '../../../../../electron/core/kafka/requests/list-offsets.ts';
import type { MetadataAnswer } from '../../../../../electron/core/kafka/requests/metadata.ts';
import type { KafkaRequest } from '../../../../../electron/core/kafka/wire/kafka-request.ts';
import { failure } from '../../../../../shared/errors.ts';

/** One partition of a pretended topic. Offsets may have gaps, as after compaction. */
export type FakePartition = {
  leader: number;
  start: bigint;
  end: bigint;
  records: { offset: bigint; timestampMs: bigint; value: string }[];
};

export type FakeTopic = { name: string; partitions: FakePartition[]; exists: boolean; topicId?: string };

const outOfRange = 1;
const unknownTopic = 3;
const notLeader = 6;

function batchOf({ offset, timestampMs, value }: FakePartition['records'][number]): Buffer {
  const batch = encodeBatch({ key: null, value: Buffer.from(value), headers: [], timestampMs }, 'none');
  // The base offset lies outside of the checksum: brokers assign it.
  batch.writeBigInt64BE(offset, 0);
  return batch;
}

function fetchPartition(
  partition: FakePartition | undefined,
  broker: number,
  wanted: FetchArgs['partitions'][number],
  room: number,
): FetchedPartition {
  const answer = (errorCode: number, records: Buffer[] = []): FetchedPartition => ({
    partition: wanted.partition,
    errorCode,
    highWatermark: partition?.end ?? -1n,
    lastStableOffset: partition?.end ?? -1n,
    aborted: [],
    records: Buffer.concat(records),
  });
  if (!partition) return answer(unknownTopic);
  if (partition.leader !== broker) return answer(notLeader);
  if (wanted.offset < partition.start || wanted.offset > partition.end) return answer(outOfRange);
  const batches: Buffer[] = [];
  let bytes = 0;
  for (const record of partition.records) {
    if (record.offset < wanted.offset) continue;
    const batch = batchOf(record);
    if (bytes + batch.length > Math.min(wanted.maxBytes, room) && bytes > 0) break;
    bytes += batch.length;
    batches.push(batch);
  }
  return answer(0, batches);
}

/** A cluster of pretended brokers with one topic, answering as brokers do. `asked` names every request. */
export function fakeCluster(topic: FakeTopic, { roomBytes = 1 << 20 } = {}): ClusterClient & { asked: string[] } {
  const asked: string[] = [];
  const partitionOf = (partition: number) => (topic.exists ? topic.partitions[partition] : undefined);

  function offsets(broker: number, { timestampMs, topics }: ListOffsetsArgs) {
    const told = (topics.get(topic.name) ?? []).map((number): [number, { errorCode: number; offset: bigint }] => {
      const partition = partitionOf(number);
      if (partition?.leader !== broker) return [number, { errorCode: notLeader, offset: -1n }];
      const { start, end, records } = partition;
      const first = records.find((record) => record.timestampMs >= timestampMs)?.offset ?? -1n;
      return [number, { errorCode: 0, offset: timestampMs === -2n ? start : timestampMs === -1n ? end : first }];
    });
    return new Map([[topic.name, new Map(told)]]);
  }

  async function fetch(broker: number, args: FetchArgs) {
    const wanted = args.partitions.map((each) => fetchPartition(partitionOf(each.partition), broker, each, roomBytes));
    // A long poll with nothing to tell.
    if (wanted.every((each) => each.errorCode === 0 && each.records.length === 0) && args.minBytes > 0)
      await new Promise((resolve) => setTimeout(resolve, Math.min(args.maxWaitMs, 5)));
    return { errorCode: 0, partitions: wanted, sizeBytes: wanted.reduce((sum, each) => sum + each.records.length, 0) };
  }

  return {
    asked,
    async ask<Args, Answer>(
      target: number | string,
      request: KafkaRequest<Args, Answer>,
      args: Args,
      { signal }: { signal: AbortSignal },
    ): Promise<Answer> {
      signal.throwIfAborted();
      asked.push(request.name);
      if (typeof target !== 'number') throw failure('INTERNAL', { detail: `asked ${target}` });
      if (request.key === listOffsets.key) return offsets(target, args as ListOffsetsArgs) as Answer;
      if (request.key === fetchRecords.key) return (await fetch(target, args as FetchArgs)) as Answer;
      throw failure('INTERNAL', { detail: `asked ${request.name}` });
    },
    async metadata(_topics, signal): Promise<MetadataAnswer> {
      signal.throwIfAborted();
      asked.push('Metadata');
      const partitions = topic.partitions.map(({ leader }, partition) => ({
        errorCode: leader < 0 ? 5 : 0,
        partition,
        leader,
        leaderEpoch: 0,
        replicas: [leader],
        isr: [leader],
        offlineReplicas: [],
      }));
      const { name, topicId } = topic;
      return {
        brokers: [],
        clusterId: 'fake',
        controllerId: 1,
        topics: topic.exists
          ? [{ errorCode: 0, name, internal: false, partitions, ...(topicId === undefined ? {} : { topicId }) }]
          : [{ errorCode: unknownTopic, name, internal: false, partitions: [] }],
      };
    },
    brokers: () => [],
    ranges: () => undefined,
  };
}
