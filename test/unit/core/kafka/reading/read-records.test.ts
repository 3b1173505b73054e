import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../../../electron/core/kafka/reading/read-records.ts';
import { createTopicLeaders } from '../../../../../electron/core/kafka/reading/topic-leaders.ts';
import type { RecordQuery } from '../../../../../electron/core/kafka/source.ts';
import type { RecordsAnswer } from '../../../../../shared/contract/index.ts';
import { openRecordBatch, type RecordView } from '../../../../../shared/wire/record-batch.ts';
import { type FakePartition, type FakeTopic, fakeCluster } from './fake-log.ts';

const { signal } = new AbortController();

/** A partition from gaps and time steps: every offset skips `gap` ones, every time goes on by `step`. */
function partition(
  leader: number,
  start: number,
  rows: readonly { gap: number; step: number }[],
  tail = 0,
): FakePartition {
  let offset = BigInt(start);
  let timestampMs = 1_000n;
  const records = rows.map(({ gap, step }) => {
    offset += BigInt(gap);
    timestampMs += BigInt(step);
    const record = { offset, timestampMs, value: `${leader}@${offset}` };
    offset += 1n;
    return record;
  });
  return { leader, start: BigInt(start), end: offset + BigInt(tail), records };
}

const topicOf = (...partitions: FakePartition[]): FakeTopic => ({ name: 't', partitions, exists: true });

const rowsOf = ({ batch }: RecordsAnswer): RecordView[] => {
  const opened = openRecordBatch(batch);
  return Array.from({ length: opened.rows }, (_, row) => opened.record(row));
};

const placeOf = (record: { partition: number; offset: bigint }) => `${record.partition}:${record.offset}`;

function reading(topic: FakeTopic, options?: { roomBytes: number }) {
  const client = fakeCluster(topic, options);
  const leaders = createTopicLeaders(client);
  const read = (query: Partial<RecordQuery>) =>
    readRecords(
      client,
      leaders,
      { topic: 't', start: { kind: 'newest' }, limit: 10, isolation: 'read_uncommitted', ...query },
      signal,
    );
  return { client, read };
}

/** Follows the cursors to the end, as "Read older" and "Read newer" do. */
async function pages(topic: FakeTopic, kind: 'newest' | 'oldest', limit: number, roomBytes: number) {
  const { read } = reading(topic, { roomBytes });
  const all: RecordsAnswer[] = [];
  let start: RecordQuery['start'] = { kind };
  for (;;) {
    const answer = await read({ start, limit });
    all.push(answer);
    if (answer.report.stopped === 'end') return all;
    expect(answer.report.stopped).toBe('limit');
    const { spans } = answer.report;
    start =
      kind === 'newest'
        ? { kind: 'before', offsets: spans.map((span) => ({ partition: span.partition, offset: span.from })) }
        : { kind: 'from', offsets: spans.map((span) => ({ partition: span.partition, offset: span.to })) };
  }
}

const row = (step: fc.Arbitrary<number>) =>
  fc.record({ gap: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(200)), step });
const anyTopic = (step: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.record({
        leader: fc.nat(2),
        start: fc.nat(50),
        rows: fc.array(row(step), { maxLength: 40 }),
        tail: fc.nat(3),
      }),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((parts) => topicOf(...parts.map(({ leader, start, rows, tail }) => partition(leader, start, rows, tail))));

const everyPlace = (topic: FakeTopic) =>
  topic.partitions
    .flatMap(({ records }, number) => records.map(({ offset }) => placeOf({ partition: number, offset })))
    .sort();

describe('pages of records', () => {
  it.each(['newest', 'oldest'] as const)(
    'from the %s on hold every record once, whatever the clocks say',
    async (kind) => {
      const cases = fc.record({
        topic: anyTopic(fc.integer({ min: -500, max: 1_000 })),
        limit: fc.integer({ min: 1, max: 30 }),
        roomBytes: fc.constantFrom(80, 400, 1 << 20),
      });
      await fc.assert(
        fc.asyncProperty(cases, async ({ topic, limit, roomBytes }) => {
          const answers = await pages(topic, kind, limit, roomBytes);
          expect(answers.flatMap(rowsOf).map(placeOf).sort()).toEqual(everyPlace(topic));
          for (const { report } of answers) expect(report.records).toBeLessThanOrEqual(limit);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('are the newest by time over all partitions where time rises with the offset', async () => {
    const cases = fc.record({
      topic: anyTopic(fc.integer({ min: 1, max: 1_000 })),
      limit: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ topic, limit }) => {
        const expected = topic.partitions
          .flatMap(({ records }, number) => records.map((record) => ({ ...record, partition: number })))
          .sort(
            (a, b) => Number(b.timestampMs - a.timestampMs) || b.partition - a.partition || Number(b.offset - a.offset),
          );
        const answer = await reading(topic).read({ limit });
        expect(rowsOf(answer).map(placeOf)).toEqual(expected.slice(0, limit).map(placeOf));
      }),
      { numRuns: 60 },
    );
  });
});

const evenly = (rows: number) => Array.from({ length: rows }, () => ({ gap: 0, step: 10 }));

describe('the report', () => {
  it('spans exactly what was read', async () => {
    const { read } = reading(topicOf(partition(0, 5, evenly(20)), partition(1, 0, [])));
    const { report } = await read({ limit: 8 });
    expect(report).toMatchObject({ records: 8, stopped: 'limit' });
    expect(report.spans).toEqual([
      { partition: 0, from: 17n, to: 25n, startOffset: 5n, endOffset: 25n },
      { partition: 1, from: 0n, to: 0n, startOffset: 0n, endOffset: 0n },
    ]);
  });

  it('ends at the start of the partition, with gaps before the first record counted as read', async () => {
    const { read } = reading(topicOf(partition(0, 3, [{ gap: 90, step: 1 }])));
    const { report } = await read({});
    expect(report).toMatchObject({ records: 1, stopped: 'end', spans: [{ from: 3n, to: 94n }] });
  });

  it('keeps one unreadable partition to itself', async () => {
    const { read } = reading(topicOf(partition(0, 0, evenly(3)), partition(-1, 0, evenly(3))));
    const answer = await read({});
    expect(rowsOf(answer).map(placeOf)).toEqual(['0:2', '0:1', '0:0']);
    expect(answer.report.spans[1]?.error).toMatchObject({ code: 'LEADER_NOT_AVAILABLE', subject: 't-1' });
  });
});

describe('where reading starts', () => {
  const topic = topicOf(partition(0, 10, evenly(10)), partition(1, 0, evenly(30)));
  it.each([
    ['an offset, in every partition', { kind: 'offset', offset: 15n } as const, ['0:15', '1:15']],
    ['an offset before the first, at the first', { kind: 'offset', offset: 0n } as const, ['0:10', '1:0']],
    ['a time, at the first record at or after it', { kind: 'time', atMs: 1_095 } as const, ['0:19', '1:9']],
  ])('is %s', async (_, start, first) => {
    const answer = await reading(topic).read({ start, limit: 1_000 });
    const rows = rowsOf(answer);
    expect(
      [0, 1].map((number) => rows.find((each) => each.partition === number)).map((each) => each && placeOf(each)),
    ).toEqual(first);
  });

  it('is only in the partitions that were chosen', async () => {
    const answer = await reading(topic).read({ partitions: [1], limit: 3 });
    expect(rowsOf(answer).map(placeOf)).toEqual(['1:29', '1:28', '1:27']);
    await expect(reading(topic).read({ partitions: [2] })).rejects.toMatchObject({
      error: { code: 'PARTITION_NOT_FOUND' },
    });
  });

  it('is nowhere in a topic that does not exist', async () => {
    await expect(reading({ ...topic, exists: false }).read({})).rejects.toMatchObject({
      error: { code: 'TOPIC_NOT_FOUND' },
    });
  });
});

describe('what is asked of the brokers', () => {
  it('is one Metadata, two ListOffsets and one Fetch per leader, and no Metadata the next time', async () => {
    const { client, read } = reading(topicOf(partition(0, 0, evenly(60))));
    await read({ limit: 50 });
    expect(client.asked).toEqual(['Metadata', 'ListOffsets', 'ListOffsets', 'Fetch']);
    client.asked.length = 0;
    await read({ limit: 50 });
    expect(client.asked).toEqual(['ListOffsets', 'ListOffsets', 'Fetch']);
  });

  it('is Metadata again when a leader has moved', async () => {
    const topic = topicOf(partition(0, 0, evenly(5)));
    const { client, read } = reading(topic);
    await read({});
    for (const each of topic.partitions) each.leader = 2;
    client.asked.length = 0;
    expect((await read({})).report.records).toBe(5);
    expect(client.asked).toContain('Metadata');
  });

  it('does not reach far behind what was asked for', async () => {
    const { read } = reading(topicOf(partition(0, 0, evenly(5_000))));
    const { report } = await read({ limit: 10 });
    expect(report.fetchedBytes).toBeLessThan(20 * 80);
  });
});
