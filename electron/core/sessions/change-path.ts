import { randomUUID } from 'node:crypto';
import type { Change, ChangeResult, JournalEntry, Plan } from '../../../shared/contract/index.ts';
import { type ErrorCode, Failure, fail, failure, toAppError } from '../../../shared/errors.ts';
import { withLimit } from '../live/limit.ts';
import type { Ports } from '../ports/ports.ts';
import type { Journal, Journals } from './journal.ts';
import type { Facts, Planners, Prepared, World } from './prepared.ts';
import type { Session } from './session.ts';

const planKeptMs = 10 * 60_000;
const applyMs = 15_000;
const readBackMs = 10_000;

/** After these, a request may or may not have arrived: the journal must not call it failed. */
const undecided: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TIMED_OUT',
  'CANCELLED',
  'CLOSED',
  'CLUSTER_NOT_OPEN',
  'CONNECTION_LOST',
  'CONNECTION_TIMED_OUT',
  'SESSION_EXPIRED',
]);

/** The one way in which this app alters a cluster: plan, apply, read back, journal; undo is a new plan. */
export type ChangePath = {
  plan(session: Session, change: Change, signal: AbortSignal): Promise<Plan>;
  /** Fails with NOT_UNDOABLE when there is nothing to go back to, WORLD_CHANGED when the present forbids it. */
  planUndo(session: Session, journalId: string, signal: AbortSignal): Promise<Plan>;
  /** Fails with PLAN_NOT_FOUND, READ_ONLY, CONFIRMATION_MISSING or WORLD_CHANGED before anything is altered. */
  apply(session: Session, planId: string, confirmedName: string | undefined): Promise<ChangeResult>;
};

type Kept = { plan: Plan; prepared: Prepared; connection: string; undoes?: string };

/** Makes the {@link ChangePath}. */
export function createChangePath(planners: Planners, journals: Journals, ports: Ports): ChangePath {
  const { clock, host, log } = ports;
  const plans = new Map<string, Kept>();

  function worldOf(session: Session, signal: AbortSignal): World {
    return {
      kafka: session.kafka,
      zookeeper: session.zookeeper,
      status: session.status(),
      platform: host.platform,
      signal,
    };
  }

  function keep(session: Session, prepared: Prepared, undoes?: string): Plan {
    const now = clock.nowMs();
    for (const [id, { plan }] of plans) if (now - plan.atMs > planKeptMs) plans.delete(id);
    const { summary, rows, affected, warnings, commands, undo, destructive } = prepared;
    const mustConfirm = destructive || session.status().environment === 'prod';
    const plan: Plan = {
      id: randomUUID(),
      cluster: session.cluster,
      change: summary,
      rows,
      affected,
      warnings,
      commands,
      confirmName: mustConfirm ? summary.subject : null,
      undo,
      destructive,
      atMs: now,
    };
    plans.set(plan.id, { plan, prepared, connection: session.connection, ...(undoes !== undefined && { undoes }) });
    return plan;
  }

  function take(session: Session, planId: string, confirmedName: string | undefined): Kept {
    const kept = plans.get(planId);
    // A plan belongs to the connection it was made on: after reconnecting elsewhere it means nothing.
    if (!kept || kept.connection !== session.connection || clock.nowMs() - kept.plan.atMs > planKeptMs)
      return fail('PLAN_NOT_FOUND', { subject: session.status().name });
    if (session.status().readOnly) fail('READ_ONLY', { subject: session.status().name });
    if (kept.plan.confirmName !== null && confirmedName !== kept.plan.confirmName)
      fail('CONFIRMATION_MISSING', { subject: kept.plan.confirmName });
    plans.delete(planId); // applied once, whatever comes of it
    return kept;
  }

  async function applyAndReadBack(session: Session, journal: Journal, entry: JournalEntry, prepared: Prepared) {
    // Not bound to the window's signal: what has begun is followed to its end, so that the journal knows it.
    const limited = <T>(limitMs: number, run: (world: World) => Promise<T>) =>
      withLimit(session.closed, limitMs, entry.change.subject, (signal) => run(worldOf(session, signal)));
    try {
      await limited(applyMs, prepared.apply);
    } catch (caught) {
      const error = toAppError(caught);
      const state = undecided.has(error.code) ? 'unknown' : 'failed';
      await journal.finish(entry.id, { state, facts: {}, error, finishedAtMs: clock.nowMs() });
      throw caught;
    } finally {
      for (const key of prepared.touches) session.pollers.poke(key);
    }
    try {
      const facts = await limited(readBackMs, prepared.readBack);
      await journal.finish(entry.id, { state: 'applied', facts, finishedAtMs: clock.nowMs() });
      return facts;
    } catch (caught) {
      const error = asReadBack(caught, entry.change.subject);
      await journal.finish(entry.id, { state: 'applied', facts: {}, error, finishedAtMs: clock.nowMs() });
      throw new Failure(error, caught);
    } finally {
      for (const key of prepared.touches) session.pollers.poke(key);
    }
  }

  return {
    async plan(session, change, signal) {
      return keep(session, await prepare(planners, change, worldOf(session, signal)));
    },
    async planUndo(session, journalId, signal) {
      const journal = await journals.of(session.cluster);
      const entry = journal.get(journalId);
      const change = await journal.takeBack(journalId);
      if (!change || entry.state !== 'applied' || entry.undoneBy !== undefined)
        return fail('NOT_UNDOABLE', { subject: entry.change.subject });
      return keep(session, await prepare(planners, change, worldOf(session, signal), entry), journalId);
    },
    async apply(session, planId, confirmedName) {
      const { plan, prepared, undoes } = take(session, planId, confirmedName);
      const startedMs = clock.nowMs();
      await withLimit(session.closed, applyMs, plan.change.subject, (signal) =>
        prepared.verify(worldOf(session, signal)),
      );
      const journal = await journals.of(session.cluster);
      const entry: JournalEntry = {
        id: randomUUID(),
        atMs: startedMs,
        state: 'planned',
        change: plan.change,
        environment: session.status().environment,
        rows: plan.rows,
        commands: plan.commands,
        facts: {},
        undo: plan.undo,
        ...(undoes !== undefined && { undoes }),
      };
      await journal.begin(entry, prepared.takeBack);
      log.info('change.apply', { cluster: session.cluster, kind: plan.change.kind, journalId: entry.id });
      const facts: Facts = await applyAndReadBack(session, journal, entry, prepared);
      return { journalId: entry.id, change: plan.change, facts, tookMs: clock.nowMs() - startedMs };
    },
  };
}

function prepare(planners: Planners, change: Change, world: World, undoes?: JournalEntry): Promise<Prepared> {
  switch (change.kind) {
    case 'topic.create':
      return planners[change.kind](change, world, undoes);
    case 'topic.delete':
      return planners[change.kind](change, world, undoes);
    case 'record.produce':
      return planners[change.kind](change, world, undoes);
    case 'znode.set':
      return planners[change.kind](change, world, undoes);
  }
}

/** It was applied; what went wrong is the look afterwards, and the sentence has to say so. */
function asReadBack(caught: unknown, subject: string) {
  const error = toAppError(caught);
  if (error.code === 'READ_BACK_DIFFERS') return error;
  return failure('READ_BACK_DIFFERS', { subject, detail: error.detail ?? error.code }).error;
}
