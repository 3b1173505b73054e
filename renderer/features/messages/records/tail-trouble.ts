import type { TailItem } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';

/** What keeps a partition (null: the tail as a whole) from being read at the moment. */
export type Trouble = { partition: number | null; error: AppError };

/** The troubles after one more item: a new one replaces the partition's last, positions show that it is over. */
export function afterItem(troubles: readonly Trouble[], item: TailItem): readonly Trouble[] {
  if (item.trouble !== undefined) {
    const { partition = null, ...error } = item.trouble;
    return [...troubles.filter((trouble) => trouble.partition !== partition), { partition, error }];
  }
  if (troubles.length === 0) return troubles;
  const readAgain = new Set(item.positions.map((position) => position.partition));
  return troubles.filter((trouble) => trouble.partition !== null && !readAgain.has(trouble.partition));
}
