import { describe, expect, it } from 'vitest';
import { blankDraft, type Draft, type FieldDraft } from '../../../../../renderer/features/messages/produce/draft.ts';
import { fieldBytes, headerBytes } from '../../../../../renderer/features/messages/produce/draft-bytes.ts';
import { readDraft } from '../../../../../renderer/features/messages/produce/draft-change.ts';
import { targetPartition } from '../../../../../renderer/features/messages/produce/target-partition.ts';
import type { PartitionDetail } from '../../../../../shared/contract/index.ts';

const text = (value: string) => new TextEncoder().encode(value);
const field = (type: FieldDraft['type'], typed: string, state: FieldDraft['state'] = 'value'): FieldDraft => ({
  type,
  state,
  text: typed,
});
const partitions: PartitionDetail[] = Array.from({ length: 12 }, (_, partition) => ({
  partition,
  leader: partition === 1 ? null : 2,
  leaderEpoch: 0,
  replicas: [1, 2, 3],
  isr: [1, 2, 3],
  offlineReplicas: [],
  startOffset: 0n,
  endOffset: 10n,
  sizeBytes: null,
}));

describe('what a box stands for', () => {
  it('is never guessed from its being empty', () => {
    expect(fieldBytes(field('text', ''))).toEqual({ problem: { kind: 'box-empty' } });
    expect(fieldBytes(field('text', 'kept', 'empty'))).toEqual({ bytes: new Uint8Array() });
    expect(fieldBytes(field('json', '{', 'null'))).toEqual({ bytes: null });
  });

  it('is the text as typed, also for JSON with more digits than a number holds', () => {
    expect(fieldBytes(field('json', '{"id": 7210194211959421229, "v": 0.10}')).bytes).toEqual(
      text('{"id": 7210194211959421229, "v": 0.10}'),
    );
    expect(fieldBytes(field('text', '{"id": '))).toEqual({ bytes: text('{"id": ') });
    expect(fieldBytes(field('json', '{"id": ')).problem).toMatchObject({
      kind: 'json',
      problem: { kind: 'ends-early', line: 1, column: 8 },
    });
  });

  it('is bytes for hex and base64', () => {
    expect(fieldBytes(field('hex', '9f 3c')).bytes).toEqual(Uint8Array.of(0x9f, 0x3c));
    expect(fieldBytes(field('hex', '9f 3')).problem).toEqual({ kind: 'hex' });
    expect(fieldBytes(field('base64', '/wA=')).bytes).toEqual(Uint8Array.of(0xff, 0));
    expect(fieldBytes(field('base64', '/w')).problem).toEqual({ kind: 'base64' });
    expect(headerBytes({ id: 1, name: 'a', type: 'hex', text: 'x' })).toBeUndefined();
    expect(headerBytes({ id: 1, name: 'a', type: 'empty', text: 'x' })).toEqual(new Uint8Array());
  });
});

describe('the partition shown before sending', () => {
  const by = (partitionMode: Draft['partitionMode'], turn = 0) => ({ partitionMode, chosen: null, turn });

  it('is that of Java for a key', () => {
    expect(targetPartition(by('key'), text('order-7210194211959421229'), partitions)).toEqual({
      partition: 3,
      hash: 853_315_359,
    });
  });

  it('takes turns without a key, leaving out what has no leader', () => {
    expect(targetPartition(by('key', 0), null, partitions)).toEqual({ partition: 0, hash: null });
    expect(targetPartition(by('turn', 1), text('k'), partitions)).toEqual({ partition: 2, hash: null });
    expect(targetPartition(by('turn', 11), text('k'), partitions)).toEqual({ partition: 0, hash: null });
  });

  it('is not known before the key, the topic or the choice is', () => {
    expect(targetPartition(by('key'), undefined, partitions)).toBeNull();
    expect(targetPartition(by('key'), text('k'), [])).toBeNull();
    expect(targetPartition(by('choose'), text('k'), partitions)).toBeNull();
  });
});

describe('the form as a whole', () => {
  const complete: Draft = { ...blankDraft, key: field('text', 'k'), value: field('json', '{}') };

  it('becomes a change when every part is complete', () => {
    expect(readDraft('orders', complete, partitions, 'utc').change).toMatchObject({
      kind: 'record.produce',
      topic: 'orders',
      partition: null,
      key: text('k'),
      value: text('{}'),
      headers: [],
      timestampMs: null,
    });
    const inTurn = readDraft('orders', { ...complete, key: field('text', '', 'null') }, partitions, 'utc').change;
    expect(inTurn).toMatchObject({ partition: 0, key: null });
  });

  it('keeps order and repetition of headers, null and empty', () => {
    const headers: Draft['headers'] = [
      { id: 1, name: 'a', type: 'text', text: 'x' },
      { id: 2, name: 'a', type: 'null', text: 'ignored' },
      { id: 3, name: '', type: 'empty', text: '' },
    ];
    expect(readDraft('orders', { ...complete, headers }, partitions, 'utc').change?.headers).toEqual([
      { name: 'a', value: text('x') },
      { name: 'a', value: null },
      { name: '', value: new Uint8Array() },
    ]);
  });

  it('is no change while anything cannot be read', () => {
    const wrong: Partial<Draft>[] = [
      { value: field('json', '{') },
      { key: field('text', '') },
      { timestamp: 'yesterday' },
      { headers: [{ id: 1, name: 'h', type: 'hex', text: '9' }] },
      { partitionMode: 'choose' },
    ];
    for (const part of wrong)
      expect(readDraft('orders', { ...complete, ...part }, partitions, 'utc').change).toBeNull();
    expect(
      readDraft('orders', { ...complete, headers: wrong[3]?.headers ?? [] }, partitions, 'utc').wrongHeaders,
    ).toEqual([0]);
  });
});
