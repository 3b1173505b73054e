import { useCallback, useEffect, useRef, useState } from 'react';
import type { Change, ChangeResult, Plan } from '../../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import { call } from '../live.ts';

/** What is wanted: a change, or taking one back. */
export type ChangeIntent = { change: Change } | { journalId: string };

export type PlanState = {
  plan: Plan | undefined;
  /** The plan before this one, when the numbers were read again: what differs is marked. */
  earlier: Plan | undefined;
  phase: 'planning' | 'ready' | 'applying';
  error: AppError | undefined;
};

/** Numbers older than this are read again before anything is applied. */
const planAgeLimitMs = 30_000;

/** Plans, keeps the plan young, applies it. `applied` is called once with what was read back. */
export function usePlan(
  cluster: string,
  intent: ChangeIntent,
  applied: (result: ChangeResult, plan: Plan) => void,
): PlanState & { again(): void; apply(confirmedName: string | undefined): void } {
  const [state, setState] = useState<PlanState>({
    plan: undefined,
    earlier: undefined,
    phase: 'planning',
    error: undefined,
  });
  const [turn, setTurn] = useState(0);
  const planning = useRef<AbortController>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what planning again means
  useEffect(() => {
    const abort = new AbortController();
    planning.current = abort;
    setState((now) => ({ ...now, phase: 'planning', error: undefined }));
    planOf(cluster, intent, abort.signal).then(
      (plan) => {
        if (!abort.signal.aborted)
          setState(({ plan: earlier }) => ({ plan, earlier, phase: 'ready', error: undefined }));
      },
      (caught: unknown) => {
        if (!abort.signal.aborted) setState((now) => ({ ...now, phase: 'ready', error: toAppError(caught) }));
      },
    );
    return () => abort.abort();
  }, [cluster, intent, turn]);

  const again = useCallback(() => setTurn((now) => now + 1), []);

  const young = state.phase === 'ready' && state.error === undefined ? state.plan : undefined;
  useEffect(() => {
    if (!young) return;
    const timer = setTimeout(again, planAgeLimitMs);
    return () => clearTimeout(timer);
  }, [young, again]);

  async function apply(confirmedName: string | undefined) {
    const { plan, phase } = state;
    if (!plan || phase !== 'ready') return;
    setState((now) => ({ ...now, phase: 'applying', error: undefined }));
    try {
      const named = confirmedName === undefined ? {} : { confirmedName };
      const result = await call('changes.apply', { cluster, planId: plan.id, ...named });
      applied(result, plan);
    } catch (caught) {
      setState((now) => ({ ...now, phase: 'ready', error: toAppError(caught) }));
    }
  }

  return { ...state, again, apply };
}

function planOf(cluster: string, intent: ChangeIntent, signal: AbortSignal): Promise<Plan> {
  return 'change' in intent
    ? call('changes.plan', { cluster, change: intent.change }, signal)
    : call('changes.planUndo', { cluster, journalId: intent.journalId }, signal);
}
