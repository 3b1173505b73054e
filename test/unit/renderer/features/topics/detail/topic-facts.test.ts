import { describe, expect, it } from 'vitest';
import { missingReplicas, topicFacts } from '../../../../../../renderer/features/topics/detail/topic-facts.ts';
import type { PartitionDetail } from '../../../../../../shared/contract/index.ts';

function partition(extra: Partial<PartitionDetail> = {}): PartitionDetail {
  return {
    partition: 0,
    leader: 1,
    leaderEpoch: 0,
    replicas: [1, 2, 3],
    isr: [1, 2, 3],
    offlineReplicas: [],
    startOffset: 10n,
    endOffset: 30n,
    sizeBytes: 5n,
    ...extra,
  };
}

describe('topicFacts', () => {
  it('sums offsets and sizes over the partitions', () => {
    const facts = topicFacts({ name: 'a', internal: false, partitions: [partition(), partition({ partition: 1 })] });
    expect(facts).toMatchObject({ offsetSpan: 40n, endOffset: 60n, sizeBytes: 10n, replicationFactor: 3 });
  });

  it('gives no sum when a part of it is not known', () => {
    const facts = topicFacts({ name: 'a', internal: false, partitions: [partition(), partition({ endOffset: null })] });
    expect(facts.offsetSpan).toBeNull();
    expect(facts.sizeBytes).toBe(10n);
  });

  it('counts partitions that miss replicas or a leader', () => {
    const broken = partition({ leader: null, isr: [] });
    expect(topicFacts({ name: 'a', internal: false, partitions: [partition(), broken] })).toMatchObject({
      underReplicated: 1,
      offline: 1,
    });
    expect(missingReplicas(partition({ isr: [3, 1] }))).toEqual([2]);
  });
});
