import { beforeEach, describe, expect, it } from 'vitest';
import { createPollers } from '../../../../electron/core/live/pollers.ts';
import { type ChangePath, createChangePath } from '../../../../electron/core/sessions/change-path.ts';
import { createJournals, type Journals } from '../../../../electron/core/sessions/journal.ts';
import type { Planners, Prepared } from '../../../../electron/core/sessions/prepared.ts';
import type { Session } from '../../../../electron/core/sessions/session.ts';
import type { Change, ClusterStatus } from '../../../../shared/contract/index.ts';
import { failure, toAppError } from '../../../../shared/errors.ts';
import { fakePorts } from '../fake-ports.ts';
import { fakeKafka, fakeZooKeeper } from '../fake-sources.ts';

const change: Change = { kind: 'topic.delete', name: 'orders' };
const unasked = () => Promise.reject(failure('INTERNAL', { detail: 'the test plans topic.delete only' }));

function sessionOf(over: Partial<ClusterStatus> = {}): Session {
  const light = { state: 'up', sinceMs: 0 } as const;
  const status: ClusterStatus = {
    cluster: 'cluster-1',
    connection: 'connection-1',
    profileId: 'p',
    name: 'dev-seoul',
    environment: 'dev',
    readOnly: false,
    mode: 'zookeeper',
    kafka: light,
    zookeeper: light,
    brokers: [],
    bootstrap: 'kafka:9092',
    zookeeperConnect: 'zk:2181',
    ...over,
  };
  return {
    cluster: status.cluster,
    connection: status.connection,
    profileId: status.profileId,
    closed: new AbortController().signal,
    pollers: createPollers({ nowMs: () => 0 }),
    status: () => status,
    watchStatus: async function* () {},
    users: () => 0,
    kafka: () => fakeKafka().kafka,
    zookeeper: () => fakeZooKeeper().zookeeper,
    reconnect: () => undefined,
    adopt: () => undefined,
    outdated: () => false,
    close: async () => undefined,
  };
}

let done: string[];
let prepared: Prepared;
let journals: Journals;
let path: ChangePath;
let test: ReturnType<typeof fakePorts>;
const signal = new AbortController().signal;

beforeEach(() => {
  done = [];
  test = fakePorts();
  prepared = {
    summary: { kind: 'topic.delete', subject: 'orders', params: {} },
    rows: [],
    affected: [],
    warnings: [],
    commands: [],
    destructive: false,
    undo: 'partly',
    takeBack: { kind: 'topic.delete', name: 'undo-of-orders' },
    touches: [],
    verify: async () => void done.push('verify'),
    apply: async () => void done.push('apply'),
    readBack: async () => {
      done.push('read back');
      return { partitions: 2 };
    },
  };
  const planners: Planners = {
    'topic.create': unasked,
    'record.produce': unasked,
    'znode.set': unasked,
    'topic.delete': async ({ name }) => ({ ...prepared, summary: { ...prepared.summary, subject: name } }),
  };
  journals = createJournals(test.ports.files, test.ports.log);
  path = createChangePath(planners, journals, test.ports);
});

const entries = async () => (await journals.of('cluster-1')).entries.get();
const states = async () => (await entries()).map((entry) => entry.state);

describe('applying a plan', () => {
  it('verifies, applies, reads back, and tells what was found', async () => {
    const session = sessionOf();
    const plan = await path.plan(session, change, signal);
    const result = await path.apply(session, plan.id, undefined);
    expect(done).toEqual(['verify', 'apply', 'read back']);
    expect(result).toMatchObject({ change: { subject: 'orders' }, facts: { partitions: 2 } });
    expect(await entries()).toMatchObject([{ id: result.journalId, state: 'applied', facts: { partitions: 2 } }]);
  });

  it('writes the intent to the disk before it applies', async () => {
    prepared.apply = async () => {
      const reopened = await createJournals(test.ports.files, test.ports.log).of('cluster-1');
      done.push(...reopened.entries.get().map((entry) => `on the disk: ${entry.state}`));
    };
    const session = sessionOf();
    await path.apply(session, (await path.plan(session, change, signal)).id, undefined);
    expect(done).toContain('on the disk: unknown');
  });

  it('applies nothing when the intent cannot be written', async () => {
    test.ports.files.append = () => Promise.reject(failure('FILE_FAILED'));
    const session = sessionOf();
    const plan = await path.plan(session, change, signal);
    expect(await path.apply(session, plan.id, undefined).catch(toAppError)).toMatchObject({ code: 'FILE_FAILED' });
    expect(done).toEqual(['verify']);
  });

  it('is refused under read-only, before anything is asked', async () => {
    const session = sessionOf({ readOnly: true });
    const plan = await path.plan(session, change, signal);
    expect(await path.apply(session, plan.id, undefined).catch(toAppError)).toMatchObject({ code: 'READ_ONLY' });
    expect([done, await states()]).toEqual([[], []]);
  });

  it('wants the name typed for what destroys, and for everything on prod', async () => {
    const prod = sessionOf({ environment: 'prod' });
    const plan = await path.plan(prod, change, signal);
    expect(plan.confirmName).toBe('orders');
    for (const typed of [undefined, 'Orders', ''])
      expect(await path.apply(prod, plan.id, typed).catch(toAppError)).toMatchObject({ code: 'CONFIRMATION_MISSING' });
    expect(done).toEqual([]);
    await path.apply(prod, plan.id, 'orders');
    expect(done).toContain('apply');

    prepared.destructive = true;
    expect((await path.plan(sessionOf(), change, signal)).confirmName).toBe('orders');
    prepared.destructive = false;
    expect((await path.plan(sessionOf(), change, signal)).confirmName).toBeNull();
  });

  it('stops when the world has changed since', async () => {
    prepared.verify = () => Promise.reject(failure('WORLD_CHANGED'));
    const session = sessionOf();
    const plan = await path.plan(session, change, signal);
    expect(await path.apply(session, plan.id, undefined).catch(toAppError)).toMatchObject({ code: 'WORLD_CHANGED' });
    expect([done, await states()]).toEqual([[], []]);
  });

  it('applies a plan once, on its own connection, within ten minutes', async () => {
    const session = sessionOf();
    const plan = await path.plan(session, change, signal);
    const elsewhere = sessionOf({ connection: 'connection-2' });
    expect(await path.apply(elsewhere, plan.id, undefined).catch(toAppError)).toMatchObject({ code: 'PLAN_NOT_FOUND' });
    await path.apply(session, plan.id, undefined);
    expect(await path.apply(session, plan.id, undefined).catch(toAppError)).toMatchObject({ code: 'PLAN_NOT_FOUND' });

    const old = await path.plan(session, change, signal);
    test.clock.ms += 10 * 60_000 + 1;
    expect(await path.apply(session, old.id, undefined).catch(toAppError)).toMatchObject({ code: 'PLAN_NOT_FOUND' });
  });

  it.each([
    ['POLICY_VIOLATION', 'failed'],
    ['CONNECTION_LOST', 'unknown'],
    ['TIMED_OUT', 'unknown'],
  ] as const)('journals %s as %s', async (code, state) => {
    prepared.apply = () => Promise.reject(failure(code));
    const session = sessionOf();
    const plan = await path.plan(session, change, signal);
    expect(await path.apply(session, plan.id, undefined).catch(toAppError)).toMatchObject({ code });
    expect(await entries()).toMatchObject([{ state, error: { code } }]);
  });

  it('says that it was applied when only the look afterwards fails', async () => {
    prepared.readBack = () => Promise.reject(failure('CONNECTION_LOST', { detail: 'reset' }));
    const session = sessionOf();
    const plan = await path.plan(session, change, signal);
    const error = await path.apply(session, plan.id, undefined).catch(toAppError);
    expect(error).toMatchObject({ code: 'READ_BACK_DIFFERS', subject: 'orders', detail: 'reset' });
    expect(await entries()).toMatchObject([{ state: 'applied', error: { code: 'READ_BACK_DIFFERS' } }]);
  });

  it('asks the lists it changes to look again', async () => {
    const session = sessionOf();
    let asked = 0;
    const poll = session.pollers.share('topics', 60_000, async () => {
      asked += 1;
    });
    const watching = new AbortController();
    poll.hold(watching.signal);
    prepared.touches = ['topics'];
    await path.apply(session, (await path.plan(session, change, signal)).id, undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBeGreaterThan(1);
    watching.abort();
  });
});

describe('undoing', () => {
  it('plans what was stored, and marks the entry once that is applied', async () => {
    const session = sessionOf();
    const first = await path.apply(session, (await path.plan(session, change, signal)).id, undefined);
    const undo = await path.planUndo(session, first.journalId, signal);
    expect(undo.change.subject).toBe('undo-of-orders');
    const second = await path.apply(session, undo.id, undefined);
    expect(await entries()).toMatchObject([
      { id: second.journalId, undoes: first.journalId },
      { id: first.journalId, undoneBy: second.journalId },
    ]);
    const again = path.planUndo(session, first.journalId, signal);
    expect(await again.catch(toAppError)).toMatchObject({ code: 'NOT_UNDOABLE' });
  });

  it('is refused for what cannot be taken back or never happened', async () => {
    prepared.takeBack = null;
    const session = sessionOf();
    const sent = await path.apply(session, (await path.plan(session, change, signal)).id, undefined);
    expect(await path.planUndo(session, sent.journalId, signal).catch(toAppError)).toMatchObject({
      code: 'NOT_UNDOABLE',
    });
    expect(await path.planUndo(session, 'none', signal).catch(toAppError)).toMatchObject({ code: 'NOT_UNDOABLE' });
  });
});
