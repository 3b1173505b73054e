import { describe, expect, it } from 'vitest';
import { createInRates } from '../../../../electron/core/features/in-rates.ts';
import { topicRow } from '../../../../electron/core/features/topic-rows.ts';
import type { TopicSnapshot } from '../../../../electron/core/kafka/source.ts';
import { topicOf } from '../fake-sources.ts';

const noRate = () => null;

describe('a row of the list', () => {
  it('sums what is known, exactly', () => {
    expect(topicRow(topicOf('t', [2n ** 60n, 5n]), noRate)).toEqual({
      name: 't',
      internal: false,
      partitions: 2,
      replicationFactor: 2,
      underReplicated: 0,
      offline: 0,
      offsetSpan: 2n ** 60n + 5n,
      sizeBytes: 400n,
      inRate: null,
    });
  });

  it('does not know the span when one partition did not tell, nor the size when no broker did', () => {
    const topic = topicOf('t', [5n, null]);
    for (const partition of topic.partitions) partition.replicaBytes = new Map();
    expect(topicRow(topic, noRate)).toMatchObject({ offsetSpan: null, sizeBytes: null });
    expect(topicRow({ ...topic, partitions: [] }, noRate)).toMatchObject({ partitions: 0, offsetSpan: null });
  });

  it('counts partitions that lack replicas or a leader', () => {
    const topic = topicOf('t', [1n, 1n, 1n]);
    Object.assign(topic.partitions[0] ?? {}, { isr: [1] });
    Object.assign(topic.partitions[1] ?? {}, { isr: [], leader: null });
    expect(topicRow(topic, noRate)).toMatchObject({ underReplicated: 2, offline: 1 });
  });
});

describe('the rate of a topic', () => {
  const rates = (...refreshes: [atMs: number, topic: TopicSnapshot][]) => {
    const inRates = createInRates();
    return refreshes.map(([atMs, topic]) => inRates.take({ topics: [topic], silent: [], atMs })(topic));
  };

  it('is known from the second refresh on, as a mean over the last ones', () => {
    const at = (end: bigint) => topicOf('t', [end, 0n]);
    expect(rates([0, at(0n)], [3000, at(30n)], [6000, at(90n)])).toEqual([null, 10, 15]);
  });

  it('is not made of refreshes less than a second apart, nor of those long ago', () => {
    const at = (end: bigint) => topicOf('t', [end]);
    expect(rates([0, at(0n)], [500, at(500n)])).toEqual([null, null]);
    expect(rates([0, at(0n)], [60_000, at(500n)])).toEqual([null, null]);
  });

  it.each([
    ['was made anew', topicOf('t', [50n], 'id-1'), topicOf('t', [70n], 'id-2')],
    ['lost records to an unclean election', topicOf('t', [50n]), topicOf('t', [40n])],
    ['got more partitions', topicOf('t', [50n]), topicOf('t', [50n, 0n])],
    ['did not tell an offset', topicOf('t', [50n]), topicOf('t', [null])],
  ])('is not known when the topic %s', (_, before, after) => {
    expect(rates([0, before], [3000, after])).toEqual([null, null]);
  });

  it('starts over after that', () => {
    const old = topicOf('t', [50n], 'id-1');
    const renewed = (end: bigint) => topicOf('t', [end], 'id-2');
    expect(rates([0, old], [3000, renewed(0n)], [6000, renewed(30n)])).toEqual([null, null, 10]);
  });
});
