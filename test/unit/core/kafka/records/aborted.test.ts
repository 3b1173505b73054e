import { describe, expect, it } from 'vitest';
import { abortedByMarkers, abortedTracker } from '../../../../../electron/core/kafka/records/aborted.ts';
import type { RecordSetEntry } from '../../../../../electron/core/kafka/records/record-sets.ts';

/** The one record of a marker batch: key (version 0, type), and a value that is not looked at. */
const markerBody = (type: number) => Buffer.from([0x16, 0, 0, 0, 0x08, 0, 0, 0, type, 0x0c, 0, 0, 0, 0, 0, 0, 0]);

function entry(offset: number, producer: number, kind: 'data' | 'plain' | 'commit' | 'abort'): RecordSetEntry {
  const control = kind === 'commit' || kind === 'abort';
  return {
    magic: 2,
    baseOffset: BigInt(offset),
    lastOffset: BigInt(offset),
    codec: 'none',
    appendTime: false,
    transactional: kind !== 'plain',
    control,
    leaderEpoch: 0,
    baseTimestampMs: 0n,
    maxTimestampMs: 0n,
    producerId: BigInt(producer),
    producerEpoch: 0,
    count: 1,
    body: control ? markerBody(kind === 'abort' ? 0 : 1) : Buffer.alloc(0),
  };
}

// Two producers interleaved; producer 1 aborts, then commits; a third writes outside of transactions.
const entries = [
  entry(0, 1, 'data'),
  entry(1, 2, 'data'),
  entry(2, -1, 'plain'),
  entry(3, 1, 'abort'),
  entry(4, 1, 'data'),
  entry(5, 2, 'commit'),
  entry(6, 1, 'commit'),
];

describe('records of aborted transactions', () => {
  it('are found by the broker’s list, up to the abort marker', () => {
    const isAborted = abortedTracker([{ producerId: 1n, firstOffset: 0n }]);
    expect(entries.filter(isAborted).map((each) => each.baseOffset)).toEqual([0n]);
  });

  it('are found when the transaction began before the part that was read', () => {
    const isAborted = abortedTracker([{ producerId: 1n, firstOffset: -5n }]);
    expect(entries.filter(isAborted).map((each) => each.baseOffset)).toEqual([0n]);
  });

  it('are found by the markers of the answer itself', () => {
    expect(abortedByMarkers(entries)).toEqual([{ producerId: 1n, firstOffset: 0n }]);
    const isAborted = abortedTracker(abortedByMarkers(entries));
    expect(entries.filter(isAborted).map((each) => each.baseOffset)).toEqual([0n]);
  });

  it('are none while a transaction is open', () => {
    expect(abortedByMarkers(entries.slice(0, 3))).toEqual([]);
  });
});
