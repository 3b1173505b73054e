import { useCallback, useEffect, useRef, useState } from 'react';
import type { Plan } from '../../../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../../../shared/errors.ts';
import { call } from '../../../app/live.ts';
import type { ProduceChange } from './draft-change.ts';
import { rememberSent } from './sent-records.ts';

// A plan per key press would ask the brokers for every letter.
const planAfterMs = 400;

export type SentResult = { partition: number; offset: bigint; tookMs: number };

export type Sending = {
  /** What sending would do, as far as typing has paused. */
  plan: Plan | undefined;
  phase: 'idle' | 'sending';
  /** Why it was not sent, or why no plan could be made. */
  error: AppError | undefined;
  sent: SentResult | undefined;
  send(confirmedName: string | undefined): void;
};

/** Plans what is typed and sends it. The result and every error stay beside the form. */
export function useSend(cluster: string, change: ProduceChange | null, onSent: () => void): Sending {
  const [plan, setPlan] = useState<{ of: ProduceChange; plan: Plan }>();
  const [phase, setPhase] = useState<Sending['phase']>('idle');
  const [error, setError] = useState<AppError>();
  const [sent, setSent] = useState<SentResult>();
  const sending = useRef<AbortController>(undefined);

  useEffect(() => {
    if (change === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      call('changes.plan', { cluster, change }, abort.signal).then(
        (made) => {
          if (abort.signal.aborted) return;
          setPlan({ of: change, plan: made });
          setError(undefined);
        },
        (caught: unknown) => {
          if (!abort.signal.aborted) setError(toAppError(caught));
        },
      );
    }, planAfterMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [cluster, change]);

  useEffect(() => () => sending.current?.abort(), []);

  const send = useCallback(
    async (confirmedName: string | undefined) => {
      if (change === null || phase === 'sending') return;
      const abort = new AbortController();
      sending.current = abort;
      setPhase('sending');
      setError(undefined);
      setSent(undefined);
      try {
        const made = await call('changes.plan', { cluster, change }, abort.signal);
        const named = made.confirmName === null || confirmedName === undefined ? {} : { confirmedName };
        const result = await call('changes.apply', { cluster, planId: made.id, ...named }, abort.signal);
        const partition = Number(result.facts.partition);
        const offset = BigInt(result.facts.offset ?? -1);
        rememberSent(cluster, change.topic, partition, offset);
        if (abort.signal.aborted) return;
        setSent({ partition, offset, tookMs: result.tookMs });
        onSent();
      } catch (caught) {
        if (!abort.signal.aborted) setError(toAppError(caught));
      }
      if (!abort.signal.aborted) setPhase('idle');
    },
    [cluster, change, phase, onSent],
  );

  return {
    plan: change === null ? undefined : plan?.plan,
    phase,
    error,
    sent,
    send: (confirmedName) => void send(confirmedName),
  };
}
