import { describe, expect, it } from 'vitest';
import { apiVersions } from '../../../../../electron/core/kafka/requests/api-versions.ts';
import { createTopics } from '../../../../../electron/core/kafka/requests/create-topics.ts';
import { deleteTopics } from '../../../../../electron/core/kafka/requests/delete-topics.ts';
import { describeConfigs } from '../../../../../electron/core/kafka/requests/describe-configs.ts';
import { describeLogDirs } from '../../../../../electron/core/kafka/requests/describe-log-dirs.ts';
import { fetchRecords } from '../../../../../electron/core/kafka/requests/fetch.ts';
import { listOffsets } from '../../../../../electron/core/kafka/requests/list-offsets.ts';
import { metadata } from '../../../../../electron/core/kafka/requests/metadata.ts';
import { produce } from '../../../../../electron/core/kafka/requests/produce.ts';
import type { KafkaRequest } from '../../../../../electron/core/kafka/wire/kafka-request.ts';
import { ProtocolReader } from '../../../../../electron/core/kafka/wire/protocol-reader.ts';
import answers from '../fixtures/answers.json' with { type: 'json' };

// Recorded from a Kafka 4.1.1 broker (KRaft, one node) with a topic `fixture` of one partition and 20 records: each
// answer in a classic and in a flexible version.

const requests: readonly KafkaRequest<never, unknown>[] = [
  apiVersions,
  metadata,
  listOffsets,
  describeLogDirs,
  describeConfigs,
  createTopics,
  deleteTopics,
  produce,
  fetchRecords,
];

const replica = { leader: 1, replicas: [1], isr: [1], offlineReplicas: [] };

const expected: Record<string, (version: number) => unknown> = {
  ApiVersions: () => ({ errorCode: 0, ranges: expect.objectContaining({ size: expect.any(Number) }) }),
  Metadata: (version) => ({
    brokers: [{ id: 1, host: '127.0.0.1', port: 9192 }],
    clusterId: 'Kl0jNSo5QyuwX86Ic-ZOwQ',
    controllerId: 1,
    topics: [
      {
        errorCode: 0,
        name: 'fixture',
        ...(version >= 10 ? { topicId: expect.stringMatching(/^[\w-]{22}$/) } : {}),
        internal: false,
        partitions: [{ errorCode: 0, partition: 0, leaderEpoch: version >= 7 ? 0 : -1, ...replica }],
      },
    ],
  }),
  ListOffsets: () => new Map([['fixture', new Map([[0, { errorCode: 0, offset: 20n }]])]]),
  DescribeLogDirs: () => ({
    errorCode: 0,
    dirs: [
      { errorCode: 0, path: expect.any(String), sizes: new Map([['fixture', new Map([[0, expect.any(BigInt)]])]]) },
    ],
  }),
  DescribeConfigs: (version) => [
    {
      errorCode: 0,
      errorMessage: expect.toBeOneOf([null, '']),
      configs: expect.arrayContaining([
        {
          name: 'retention.ms',
          value: '-1',
          readOnly: false,
          source: 1,
          sensitive: false,
          synonyms: [{ name: 'retention.ms', value: '-1', source: 1 }],
          type: version >= 3 ? 5 : 0,
          documentation: version >= 3 ? expect.stringContaining('retain a log') : null,
        },
      ]),
    },
  ],
  CreateTopics: () => ({ errorCode: 36, errorMessage: "Topic 'fixture' already exists." }),
  DeleteTopics: (version) => ({
    errorCode: 3,
    errorMessage: version >= 5 ? 'This server does not host this topic-partition.' : null,
  }),
  Produce: (version) => ({
    errorCode: 0,
    errorMessage: null,
    baseOffset: version === 3 ? 20n : 21n,
    logAppendTimeMs: -1n,
  }),
  Fetch: () => ({
    errorCode: 0,
    sizeBytes: expect.any(Number),
    partitions: [
      {
        partition: 0,
        errorCode: 0,
        highWatermark: 22n,
        lastStableOffset: 22n,
        aborted: [],
        records: expect.objectContaining({ length: 138 }),
      },
    ],
  }),
};

describe('answers of a real broker', () => {
  it.each(answers)('$request v$version', async ({ request: name, version, bytes }) => {
    const request = requests.find((each) => each.name === name);
    if (!request) throw new Error(name);
    const reader = new ProtocolReader(Buffer.from(bytes, 'base64'), version >= request.flexibleFrom);
    if (request !== apiVersions) reader.tags();
    expect(await request.decode(reader, version)).toEqual(expected[name]?.(version));
  });

  it('tell the ranges of ApiVersions', async () => {
    const v3 = answers.find((each) => each.request === 'ApiVersions' && each.version === 3);
    const reader = new ProtocolReader(Buffer.from(v3?.bytes ?? '', 'base64'), true);
    const { ranges } = await apiVersions.decode(reader, 3);
    expect(ranges.get(fetchRecords.key)).toEqual([4, 18]);
    expect(ranges.get(produce.key)).toEqual([0, 13]);
  });
});
