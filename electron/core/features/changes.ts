import type { changesContract } from '../../../shared/contract/index.ts';
import type { ClockPort } from '../ports/ports.ts';
import type { ChangePath } from '../sessions/change-path.ts';
import type { Journals } from '../sessions/journal.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { within } from '../sessions/within.ts';
import { type FeatureHandlers, samples } from './feature.ts';

/** Everything that alters a cluster, and the journal of it. */
export function changesHandlers(
  sessions: Sessions,
  path: ChangePath,
  journals: Journals,
  clock: ClockPort,
): FeatureHandlers<typeof changesContract> {
  return {
    'changes.plan': ({ cluster, change }, signal) => path.plan(sessions.get(cluster), change, signal),
    'changes.planUndo': ({ cluster, journalId }, signal) => path.planUndo(sessions.get(cluster), journalId, signal),
    'changes.apply': ({ cluster, planId, confirmedName }) => path.apply(sessions.get(cluster), planId, confirmedName),
    async *'changes.journal'({ cluster }, signal) {
      const session = sessions.get(cluster);
      const { entries } = await journals.of(cluster);
      yield* within(session, signal, (both) => samples(entries.watch(both), clock));
    },
  };
}
