import { afterEach, describe, expect, it } from 'vitest';
import { createTailOutbox } from '../../../../../electron/core/kafka/reading/tail-outbox.ts';
import { tailRecords } from '../../../../../electron/core/kafka/reading/tail-records.ts';
import type { TailQuery } from '../../../../../electron/core/kafka/source.ts';
import type { TailItem } from '../../../../../shared/contract/index.ts';
import { Failure, failure } from '../../../../../shared/errors.ts';
import { openRecordBatch } from '../../../../../shared/wire/record-batch.ts';
import { type FakePartition, type FakeTopic, fakeCluster } from './fake-log.ts';

let stop = new AbortController();
afterEach(() => stop.abort(failure('CANCELLED')));

function emptyTopic(...leaders: number[]): FakeTopic {
  const partitions = leaders.map((leader): FakePartition => ({ leader, start: 0n, end: 0n, records: [] }));
  return { name: 't', partitions, exists: true, topicId: 'first' };
}

function write({ partitions }: FakeTopic, partition: number, value: string): void {
  const log = partitions[partition];
  if (!log) throw new Error(`partition ${partition}`);
  log.records.push({ offset: log.end, timestampMs: 1n, value });
  log.end += 1n;
}

function follow(topic: FakeTopic, query: Partial<TailQuery> = {}) {
  stop = new AbortController();
  const items: TailItem[] = [];
  const outbox = createTailOutbox((item) => {
    items.push(item);
    outbox.taken();
  });
  const whole = { topic: 't', isolation: 'read_uncommitted' as const, ...query };
  const ended = tailRecords(fakeCluster(topic), whole, outbox, stop.signal).catch((caught: unknown) => {
    outbox.close();
    return caught instanceof Failure ? caught.error : caught;
  });
  const values = () =>
    items.flatMap(({ batch }) => {
      const opened = openRecordBatch(batch);
      return Array.from({ length: opened.rows }, (_, row) => Buffer.from(opened.value(row) ?? []).toString());
    });
  const troubles = () => items.flatMap(({ trouble }) => trouble ?? []);
  return { items, ended, values, troubles };
}

describe('a live tail', () => {
  it('says where it stands, then gives what comes, once', async () => {
    const topic = emptyTopic(1, 2);
    write(topic, 0, 'before');
    const { items, values } = follow(topic);
    await expect.poll(() => items.length).toBe(1);
    expect(items[0]).toMatchObject({
      rows: 0,
      positions: [
        { partition: 0, next: 1n, end: 1n },
        { partition: 1, next: 0n, end: 0n },
      ],
    });
    write(topic, 0, 'a');
    write(topic, 1, 'b');
    await expect.poll(() => values().sort()).toEqual(['a', 'b']);
    write(topic, 0, 'c');
    await expect.poll(() => values().sort()).toEqual(['a', 'b', 'c']);
  });

  it('begins at given offsets', async () => {
    const topic = emptyTopic(1);
    for (const value of ['a', 'b', 'c']) write(topic, 0, value);
    const { values } = follow(topic, { from: [{ partition: 0, offset: 1n }] });
    await expect.poll(values).toEqual(['b', 'c']);
  });

  it('goes on with the new leader', async () => {
    const topic = emptyTopic(1);
    const { items, values, troubles } = follow(topic);
    await expect.poll(() => items.length).toBeGreaterThan(0);
    for (const each of topic.partitions) each.leader = 2;
    write(topic, 0, 'after');
    await expect.poll(values, { timeout: 5_000 }).toEqual(['after']);
    expect(troubles().map(({ code, partition }) => [code, partition])).toEqual([['LEADER_NOT_AVAILABLE', 0]]);
  });

  it('reads a partition that is added, from its first record', async () => {
    const topic = emptyTopic(1);
    const { items, values } = follow(topic);
    await expect.poll(() => items.length).toBeGreaterThan(0);
    topic.partitions.push({ leader: 1, start: 0n, end: 0n, records: [] });
    write(topic, 1, 'first of the new');
    // The next look at Metadata is far off; a leader that moves brings it forward.
    for (const each of topic.partitions) each.leader = 3;
    await expect.poll(values, { timeout: 5_000 }).toEqual(['first of the new']);
  });

  it('says that records are gone, and goes on with what is left', async () => {
    const topic = emptyTopic(1);
    for (const value of ['a', 'b', 'c']) write(topic, 0, value);
    const [log] = topic.partitions;
    if (log) {
      log.start = 2n;
      log.records.splice(0, 2);
    }
    const { values, troubles } = follow(topic, { from: [{ partition: 0, offset: 0n }] });
    await expect.poll(values).toEqual(['c']);
    expect(troubles()).toMatchObject([{ code: 'OFFSET_OUT_OF_RANGE', partition: 0, detail: '0 → 2' }]);
  });

  it('ends when the topic is deleted', async () => {
    const topic = emptyTopic(1);
    const { items, ended } = follow(topic);
    await expect.poll(() => items.length).toBeGreaterThan(0);
    topic.exists = false;
    expect(await ended).toMatchObject({ code: 'TOPIC_NOT_FOUND' });
  });

  it('ends when the topic was deleted and created again', async () => {
    const topic = emptyTopic(1);
    const { items, ended } = follow(topic);
    await expect.poll(() => items.length).toBeGreaterThan(0);
    topic.topicId = 'second';
    for (const each of topic.partitions) each.leader = 2;
    expect(await ended).toMatchObject({ code: 'TOPIC_NOT_FOUND', detail: 'deleted and created again' });
  });

  it('ends at its signal', async () => {
    const { items, ended } = follow(emptyTopic(1));
    await expect.poll(() => items.length).toBeGreaterThan(0);
    stop.abort(failure('CANCELLED'));
    expect(await ended).toMatchObject({ code: 'CANCELLED' });
  });
});
