import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import type { Change } from '../../shared/contract/index.ts';
import type { ChangeIntent } from './changes/use-plan.ts';

const ChangeDialog = lazy(async () => ({ default: (await import('./changes/change-dialog.tsx')).ChangeDialog }));

export type Changes = {
  /** Opens the change dialog: what will be, who is affected, the command, and only then the deed. */
  propose(change: Change): void;
  /** The same dialog for taking a journal entry back. */
  undo(journalId: string): void;
};

const Context = createContext<Changes | undefined>(undefined);

/** Holds the one change dialog of the window. */
export function ChangesProvider({ children }: { children: ReactNode }) {
  const [intent, setIntent] = useState<ChangeIntent>();
  const changes = useMemo<Changes>(
    () => ({
      propose: (change) => setIntent({ change }),
      undo: (journalId) => setIntent({ journalId }),
    }),
    [],
  );
  return (
    <Context value={changes}>
      {children}
      <Suspense>{intent && <ChangeDialog intent={intent} onClose={() => setIntent(undefined)} />}</Suspense>
    </Context>
  );
}

/** Every change of a cluster from a screen goes through this. */
export function useChanges(): Changes {
  const changes = useContext(Context);
  if (!changes) throw new Error('useChanges is used outside of a cluster view');
  return changes;
}
