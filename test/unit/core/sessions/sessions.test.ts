import { describe, expect, it } from 'vitest';
import type { KafkaSource } from '../../../../electron/core/kafka/source.ts';
import { createProfiles } from '../../../../electron/core/sessions/profiles.ts';
import { createSessions } from '../../../../electron/core/sessions/sessions.ts';
import { within } from '../../../../electron/core/sessions/within.ts';
import type { ZooKeeperSource } from '../../../../electron/core/zookeeper/source.ts';
import type { ProfileDraft } from '../../../../shared/contract/index.ts';
import { failure, toAppError } from '../../../../shared/errors.ts';
import { fakePorts } from '../fake-ports.ts';
import { fakeKafka, fakeZooKeeper } from '../fake-sources.ts';

const draft: ProfileDraft = { name: 'dev', environment: 'dev', readOnly: false, brokers: 'kafka:9092', zookeeper: '' };
const registered = {
  clusterId: 'cluster-1',
  brokers: [{ id: 1, jmxPort: null, endpoints: [{ listener: 'P', protocol: 'PLAINTEXT', host: 'kafka', port: 9092 }] }],
};

/** Lets what is under way between promises come to rest. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp(kafkaVerbs: Partial<KafkaSource> = {}, zooKeeperVerbs: Partial<ZooKeeperSource> = {}) {
  const { ports, logged } = fakePorts();
  const profiles = createProfiles(ports.files);
  const opened: {
    kafka: ReturnType<typeof fakeKafka>['control'][];
    zookeeper: ReturnType<typeof fakeZooKeeper>['control'][];
  } = {
    kafka: [],
    zookeeper: [],
  };
  const asked: string[] = [];
  const doors = {
    openKafka({ brokers, readOnly }: { brokers: string; readOnly: boolean }) {
      const { kafka, control } = fakeKafka(kafkaVerbs);
      asked.push(`kafka ${brokers}${readOnly ? ' read-only' : ''}`);
      opened.kafka.push(control);
      return kafka;
    },
    openZooKeeper({ connect, readOnly }: { connect: string; readOnly: boolean }) {
      const { zookeeper, control } = fakeZooKeeper(zooKeeperVerbs);
      asked.push(`zookeeper ${connect}${readOnly ? ' read-only' : ''}`);
      opened.zookeeper.push(control);
      return zookeeper;
    },
  };
  const sessions = createSessions(doors, profiles, ports);
  return { ports, logged, profiles, sessions, opened, asked };
}

type SetUp = ReturnType<typeof setUp>;

async function openWith(test: SetUp, profile: ProfileDraft, bring: (test: SetUp) => void) {
  const { id } = await test.profiles.save(profile);
  const opening = test.sessions.open(id).catch(toAppError);
  await settled();
  bring(test);
  return { id, opening };
}

const kafkaUp = ({ opened }: SetUp) => opened.kafka[0]?.set({ state: 'up', up: 1 });
const zookeeperUp = ({ opened }: SetUp) => opened.zookeeper[0]?.set({ state: 'up', up: 1 });

async function openedSession(test: SetUp, profile: ProfileDraft = draft, bring: (test: SetUp) => unknown = kafkaUp) {
  const { id, opening } = await openWith(test, profile, bring);
  const session = await opening;
  if ('code' in session) throw failure(session.code);
  await settled();
  return { id, session };
}

describe('opening a profile', () => {
  it('answers as soon as one half is up, and tells of the other', async () => {
    const test = setUp();
    const { session } = await openedSession(test, { ...draft, zookeeper: 'zk:2181/kafka' });
    expect(session.status()).toMatchObject({
      cluster: 'cluster-1',
      kafka: { state: 'up' },
      zookeeper: { state: 'connecting' },
      kafkaVersion: '3.9',
      brokers: [{ id: 1 }],
    });
    test.opened.zookeeper[0]?.set({ state: 'down', error: failure('CONNECTION_REFUSED').error });
    expect(session.status().zookeeper).toMatchObject({ state: 'down', error: { code: 'CONNECTION_REFUSED' } });
    expect(session.status().kafka.state).toBe('up');
  });

  it('finds ZooKeeper from a broker and brokers from ZooKeeper', async () => {
    const config = { inherited: null, type: 'string', readOnly: true, sensitive: false, documentation: null };
    const named = { ...config, name: 'zookeeper.connect', value: 'zk:2181/kafka', source: 'broker-static' } as const;
    const fromKafka = setUp({ describeConfigs: async () => [named] });
    const { session } = await openedSession(fromKafka);
    expect(fromKafka.asked).toEqual(['kafka kafka:9092', 'zookeeper zk:2181/kafka']);
    expect(session.status()).toMatchObject({ mode: 'zookeeper', zookeeperConnect: 'zk:2181/kafka' });

    const fromZooKeeper = setUp({}, { kafkaRegistrations: async () => registered });
    await openedSession(fromZooKeeper, { ...draft, brokers: '', zookeeper: 'zk:2181/kafka' }, zookeeperUp);
    expect(fromZooKeeper.asked).toEqual(['zookeeper zk:2181/kafka', 'kafka kafka:9092']);
  });

  it('fails with the most telling reason when both are down, and closes both', async () => {
    const test = setUp();
    const { opening } = await openWith(test, { ...draft, zookeeper: 'zk:2181/kafka' }, ({ opened }) => {
      opened.kafka[0]?.set({ state: 'down', error: failure('CONNECTION_TIMED_OUT').error });
      opened.zookeeper[0]?.set({ state: 'down', error: failure('NOT_ZOOKEEPER').error });
    });
    expect(await opening).toMatchObject({ code: 'NOT_ZOOKEEPER' });
    expect([test.opened.kafka[0]?.calls, test.opened.zookeeper[0]?.calls]).toEqual([['close'], ['close']]);
    expect(test.sessions.list.get()).toEqual([]);
  });

  it('shuts a half that belongs to another cluster, so that nothing is done to it', async () => {
    const test = setUp({}, { kafkaRegistrations: async () => ({ clusterId: 'cluster-2', brokers: [] }) });
    const { session } = await openedSession(test, { ...draft, zookeeper: 'zk:2181/kafka' });
    zookeeperUp(test);
    await settled();
    expect(session.status().zookeeper).toMatchObject({
      state: 'down',
      error: { code: 'CLUSTERS_DIFFER', params: { found: 'cluster-2', expected: 'cluster-1' } },
    });
    expect(test.opened.zookeeper[0]?.calls).toEqual(['close']);
    expect(() => session.zookeeper()).toThrow('CLUSTERS_DIFFER');
  });

  it('opens once for two windows that ask at the same time, and joins later ones', async () => {
    const test = setUp();
    const { id } = await test.profiles.save(draft);
    const both = Promise.all([test.sessions.open(id), test.sessions.open(id)]);
    await settled();
    kafkaUp(test);
    const [one, two] = await both;
    expect(one).toBe(two);
    expect(await test.sessions.open(id)).toBe(one);
    expect(test.opened.kafka).toHaveLength(1);
  });

  it('remembers the cluster in the profile', async () => {
    const test = setUp();
    const { id } = await openedSession(test);
    expect(await test.profiles.get(id)).toMatchObject({ clusterId: 'cluster-1', lastOpenedAtMs: 1_700_000_000_000 });
  });
});

describe('read-only', () => {
  it('reaches the adapters, from the profile and from the command line', async () => {
    const byProfile = setUp();
    const { session } = await openedSession(byProfile, { ...draft, readOnly: true });
    expect([byProfile.asked, session.status().readOnly]).toEqual([['kafka kafka:9092 read-only'], true]);

    const forced = setUp();
    forced.ports.host.forceReadOnly = true;
    await openedSession(forced);
    expect(forced.asked).toEqual(['kafka kafka:9092 read-only']);
  });

  it('counts at once when it is switched on in an open profile, and not before reopening when switched off', async () => {
    const test = setUp();
    const { id, session } = await openedSession(test);
    test.sessions.adopt(await test.profiles.save({ ...draft, id, readOnly: true }));
    expect(session.status().readOnly).toBe(true);
    expect(session.outdated()).toBe(true);

    const strict = setUp();
    const opened = await openedSession(strict, { ...draft, readOnly: true });
    strict.sessions.adopt(await strict.profiles.save({ ...draft, id: opened.id }));
    expect(opened.session.status().readOnly).toBe(true);
  });

  it('never joins a session of another profile, which may be allowed more', async () => {
    const test = setUp();
    const { session: first } = await openedSession(test);
    const { id } = await test.profiles.save({ ...draft, name: 'careful', readOnly: true });
    const opening = test.sessions.open(id);
    await settled();
    test.opened.kafka[1]?.set({ state: 'up' });
    const second = await opening;
    expect([first.closed.aborted, second.status().readOnly]).toEqual([true, true]);
    expect(test.sessions.get('cluster-1')).toBe(second);
  });
});

describe('closing', () => {
  it('ends both sources when no window shows the cluster', async () => {
    const test = setUp();
    const { session } = await openedSession(test, { ...draft, zookeeper: 'zk:2181/kafka' });
    await test.sessions.close('cluster-1');
    expect([test.opened.kafka[0]?.calls, test.opened.zookeeper[0]?.calls]).toEqual([['close'], ['close']]);
    expect(() => test.sessions.get('cluster-1')).toThrow('CLUSTER_NOT_OPEN');
    expect(() => session.kafka()).toThrow('CLUSTER_NOT_OPEN');
  });

  it('waits for the windows that still show it', async () => {
    const test = setUp();
    const { session } = await openedSession(test);
    const window = new AbortController();
    const shown = (async () => {
      for await (const _ of session.watchStatus(window.signal));
    })();
    await settled();
    await test.sessions.close('cluster-1');
    expect(session.closed.aborted).toBe(false);
    window.abort();
    await shown;
    await settled();
    expect(session.closed.aborted).toBe(true);
  });

  it('ends what is watched with CLUSTER_NOT_OPEN', async () => {
    const test = setUp();
    const { session } = await openedSession(test);
    const watched = within(session, new AbortController().signal, (signal) => test.sessions.list.watch(signal));
    await watched.next();
    await session.close();
    expect(await watched.next().catch(toAppError)).toMatchObject({ code: 'CLUSTER_NOT_OPEN' });
  });
});

describe('looking after an open cluster', () => {
  it('asks Kafka while the status is watched, and not otherwise', async () => {
    let asked = 0;
    const cluster = { clusterId: 'cluster-1', controllerId: 1, brokers: [], version: '3.9' };
    const test = setUp({
      describeCluster: async () => {
        asked += 1;
        return cluster;
      },
    });
    const { session } = await openedSession(test);
    expect(asked).toBe(1);
    const window = new AbortController();
    const status = session.watchStatus(window.signal)[Symbol.asyncIterator]();
    await status.next();
    await settled();
    expect(asked).toBe(2);
    window.abort();
    await status.next();
  });

  it('notices when the address suddenly leads to another cluster', async () => {
    let id = 'cluster-1';
    const test = setUp({
      describeCluster: async () => ({ clusterId: id, controllerId: 1, brokers: [], version: null }),
    });
    const { session } = await openedSession(test);
    id = 'cluster-2';
    const window = new AbortController();
    const status = session.watchStatus(window.signal)[Symbol.asyncIterator]();
    await status.next();
    await settled();
    expect(session.status().kafka).toMatchObject({ state: 'down', error: { code: 'CLUSTERS_DIFFER' } });
    window.abort();
    await status.next();
  });

  it('reconnects a source, and opens again one that was shut', async () => {
    const test = setUp({}, { kafkaRegistrations: async () => ({ clusterId: 'cluster-2', brokers: [] }) });
    const { session } = await openedSession(test, { ...draft, zookeeper: 'zk:2181/kafka' });
    zookeeperUp(test);
    await settled();
    session.reconnect('kafka');
    session.reconnect('zookeeper');
    expect(test.opened.kafka[0]?.calls).toEqual(['reconnect']);
    expect(test.opened.zookeeper).toHaveLength(2);
    expect(session.status().zookeeper.state).toBe('connecting');
  });
});
