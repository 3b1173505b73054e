import type { PartitionDetail } from '../../../../shared/contract/index.ts';
import { murmur2, partitionForKey } from '../../../../shared/domain/partitioner.ts';
import type { Draft } from './draft.ts';

/** Where the record will go, known before it is sent; `hash` when its key decides. */
export type Target = { partition: number; hash: number | null } | null;

/**
 * By key as Java's producer chooses; by turn over the partitions that have a leader; or as chosen. A null key has no
 * hash, so it takes its turn. null while the key cannot be read or nothing is chosen.
 */
export function targetPartition(
  draft: Pick<Draft, 'partitionMode' | 'chosen' | 'turn'>,
  key: Uint8Array | null | undefined,
  partitions: readonly PartitionDetail[],
): Target {
  if (partitions.length === 0) return null;
  if (draft.partitionMode === 'choose') return draft.chosen === null ? null : { partition: draft.chosen, hash: null };
  if (draft.partitionMode === 'key' && key === undefined) return null;
  if (draft.partitionMode === 'key' && key) {
    return { partition: partitionForKey(key, partitions.length), hash: murmur2(key) & 0x7fffffff };
  }
  const led = partitions.filter((partition) => partition.leader !== null);
  const next = led[draft.turn % Math.max(1, led.length)];
  return next === undefined ? null : { partition: next.partition, hash: null };
}
