import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type ValueChipKind = 'null' | 'empty' | 'tombstone' | 'failed';

const chipClass: Record<ValueChipKind, string> = {
  null: 'v-null',
  empty: 'v-empty',
  tombstone: 'v-tomb',
  failed: 'v-fail',
};

/**
 * Nothing, zero bytes, a deletion and something unreadable never look alike: dashed outline, solid outline, violet
 * fill, amber with a sign. The words are the caller's.
 */
export function ValueChip({ kind, children }: { kind: ValueChipKind; children: ReactNode }) {
  return (
    <span className={chipClass[kind]}>
      {kind === 'failed' && <CircleAlert aria-hidden="true" />}
      {children}
    </span>
  );
}
