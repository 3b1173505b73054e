import { describe, expect, it } from 'vitest';
import {
  type DraftWorld,
  draftChange,
  draftProblems,
  emptyDraft,
  hasProblems,
} from '../../../../../../renderer/features/topics/create/topic-draft.ts';
import { changeSchema } from '../../../../../../shared/contract/index.ts';

const world: DraftWorld = {
  existing: new Set(['orders.events']),
  brokers: 3,
  needsNumbers: false,
  types: new Map([['retention.ms', 'LONG']]),
};

function nameKey(name: string): string | undefined {
  return draftProblems({ ...emptyDraft, name }, world).name?.key;
}

describe('a topic draft', () => {
  it('knows Kafka’s rules for names', () => {
    expect(nameKey('orders.v2_A-1')).toBeUndefined();
    expect(nameKey('')).toBe('topics.create.name.empty');
    expect(nameKey('..')).toBe('topics.create.name.dots');
    expect(nameKey('주문')).toBe('topics.create.name.characters');
    expect(nameKey('a b')).toBe('topics.create.name.characters');
    expect(nameKey('x'.repeat(250))).toBe('topics.create.name.long');
    expect(nameKey('orders.events')).toBe('topics.create.name.exists');
    expect(nameKey('orders_events')).toBe('topics.create.name.collides');
  });

  it('bounds numbers by the contract and by the cluster', () => {
    const problems = draftProblems({ ...emptyDraft, name: 'a', partitions: '0', replicationFactor: '4' }, world);
    expect(problems.partitions?.key).toBe('topics.create.partitions.range');
    expect(problems.replicationFactor).toEqual({ key: 'topics.create.replication.range', params: { count: 3 } });
    expect(draftProblems({ ...emptyDraft, name: 'a', partitions: '1.5' }, world).partitions?.key).toBe(
      'topics.create.number.whole',
    );
  });

  it('lets the broker choose where it can, and only there', () => {
    const draft = { ...emptyDraft, name: 'a' };
    expect(hasProblems(draftProblems(draft, world))).toBe(false);
    expect(draftProblems(draft, { ...world, needsNumbers: true }).partitions?.key).toBe('topics.create.number.needed');
  });

  it('becomes a change that the contract takes', () => {
    const change = draftChange({
      name: 'a',
      partitions: ' 12 ',
      replicationFactor: '',
      configs: [{ name: 'retention.ms', value: ' 60000 ' }],
    });
    expect(changeSchema.parse(change)).toEqual({
      kind: 'topic.create',
      name: 'a',
      partitions: 12,
      replicationFactor: null,
      configs: { 'retention.ms': '60000' },
    });
  });

  it('names the setting that is wrong', () => {
    const problems = draftProblems(
      { ...emptyDraft, name: 'a', configs: [{ name: 'retention.ms', value: 'x' }] },
      world,
    );
    expect([...problems.configs.keys()]).toEqual(['retention.ms']);
    expect(hasProblems(problems)).toBe(true);
  });
});
