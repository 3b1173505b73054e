import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { promisify } from 'node:util';
import { ACL, type Client, CreateMode, createClient, Id, Permission } from 'node-zookeeper-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZooKeeper } from '../../electron/core/zookeeper/open.ts';
import { probeZooKeeper } from '../../electron/core/zookeeper/probe.ts';
import type { ZooKeeperSource } from '../../electron/core/zookeeper/source.ts';
import { toAppError } from '../../shared/errors.ts';
import { useClusters } from './clusters.ts';
import { startZooKeeperProxy } from './zookeeper-proxy.ts';

const clusters = useClusters();
const [server = '', chroot = ''] = clusters.zookeeper.split(/(?=\/)/);
const { signal } = new AbortController();
const root = `/kcz-${randomUUID().slice(0, 8)}`;
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

// Everything is made and broken with a client of its own, so that only what is tested goes through the source.
let other: Client;
let source: ZooKeeperSource;

beforeAll(async () => {
  other = await connected();
  source = openZooKeeper({ connect: clusters.zookeeper, readOnly: false });
  await create(root);
});

afterAll(async () => {
  await source?.close();
  await removeTree(root);
  other.close();
});

describe('reading znodes', () => {
  test('data, Stat and ACL, with paths from the root of the server and not of the chroot', async () => {
    await create(`${root}/plain`, '{"n":9007199254740993}');
    const node = await source.getNode(`${root}/plain`, signal);
    expect(decode(node.data)).toBe('{"n":9007199254740993}');
    expect(node.acl).toEqual([{ scheme: 'world', id: 'anyone', perms: 'cdrwa' }]);
    expect(node.stat).toMatchObject({ version: 0, dataLength: 22, numChildren: 0, ephemeralOwner: 0n });
    expect(node.stat.czxid).toBe(node.stat.mzxid);
    expect(source.chroot).toBe(chroot);
  });

  test('no data at all is not the same as empty data', async () => {
    await create(`${root}/none`);
    expect((await source.getNode(`${root}/none`, signal)).data).toBeNull();
    const version = await source.setData(`${root}/none`, new Uint8Array(), 0, signal);
    expect((await source.getNode(`${root}/none`, signal)).data).toEqual(new Uint8Array());
    await source.setData(`${root}/none`, null, version, signal);
    expect((await source.getNode(`${root}/none`, signal)).data).toBeNull();
  });

  test('names beyond ASCII, in natural order', async () => {
    await create(`${root}/names`);
    for (const name of ['주문-10', '주문-9', '<default>', 'Ünïcode', '日本', 'a b'])
      await create(`${root}/names/${name}`);
    const { value } = await source.watchChildren(`${root}/names`, signal)[Symbol.asyncIterator]().next();
    expect(decode(value.names)?.split('\n')).toEqual(['<default>', 'a b', 'Ünïcode', '日本', '주문-9', '주문-10']);
  });

  test('100,000 children, all of them, in order', async () => {
    await create(`${root}/many`);
    const names = Array.from({ length: 100_000 }, (_, index) => `lock-${String(index).padStart(10, '0')}`);
    await inBatches(names, (batch, name) => batch.create(`${root}/many/${name}`));
    const { value } = await source.watchChildren(`${root}/many`, signal)[Symbol.asyncIterator]().next();
    expect(value.total).toBe(100_000);
    expect(decode(value.names)).toBe(names.join('\n'));
    await inBatches(names, (batch, name) => batch.remove(`${root}/many/${name}`));
  });

  test('what may not be read is refused for that node only', async () => {
    await promisify(other.create.bind(other) as (path: string, acl: ACL[], done: (error: unknown) => void) => void)(
      `${root}/locked`,
      [new ACL(Permission.ADMIN, new Id('digest', 'nobody:x'))],
    );
    expect(await codeOf(source.getNode(`${root}/locked`, signal))).toBe('ZNODE_ACCESS_DENIED');
    expect(await codeOf(source.watchNode(`${root}/locked`, signal)[Symbol.asyncIterator]().next())).toBe(
      'ZNODE_ACCESS_DENIED',
    );
    expect(await source.getChildren(root, signal)).toContain('locked');
  });

  test('what is not there, and what cannot be a path', async () => {
    expect(await codeOf(source.getNode(`${root}/absent`, signal))).toBe('ZNODE_NOT_FOUND');
    expect(await codeOf(source.getNode(`${root}/`, signal))).toBe('ZNODE_PATH_INVALID');
  });

  test("Kafka's registrations are the running brokers", async () => {
    const { clusterId, brokers } = await source.kafkaRegistrations(signal);
    expect(clusterId).toMatch(/^[\w-]{22}$/);
    const addresses = brokers.flatMap((broker) => broker.endpoints.map(({ host, port }) => `${host}:${port}`));
    expect(addresses).toEqual(expect.arrayContaining(clusters.kafka39.split(',')));
    expect(brokers.map((broker) => broker.jmxPort)).toEqual([...clusters.jmxPorts]);
  });
});

describe('writing data', () => {
  test('answers the new version, and refuses a version that is gone', async () => {
    await create(`${root}/race`, 'first');
    expect(await source.setData(`${root}/race`, encode('second'), 0, signal)).toBe(1);
    expect(await codeOf(source.setData(`${root}/race`, encode('third'), 0, signal))).toBe('ZNODE_VERSION_CHANGED');
    expect(decode((await source.getNode(`${root}/race`, signal)).data)).toBe('second');
  });

  test('takes exactly as much as a packet holds', async () => {
    const path = `${root}/large`;
    await create(path);
    const limit = 1_048_575 - 20 - path.length;
    expect(await codeOf(source.setData(path, new Uint8Array(limit + 1), 0, signal))).toBe('ZNODE_TOO_LARGE');
    expect(await source.setData(path, new Uint8Array(limit), 0, signal)).toBe(1);
    expect((await source.getNode(path, signal)).stat.dataLength).toBe(limit);
  });
});

describe('watching', () => {
  test('a storm of changes ends in the last one, with fewer looks than changes', async () => {
    await create(`${root}/storm`, '0');
    const seen = follow(source, `${root}/storm`);
    await seen.until((data) => data === '0');
    for (let value = 1; value <= 200; value += 1) await setOther(`${root}/storm`, String(value));
    await seen.until((data) => data === '200');
    expect(seen.data.length).toBeLessThan(50);
    await seen.stop();
  });

  test('children that come and go, and an ephemeral node that dies with its session', async () => {
    const path = `${root}/group`;
    await create(path);
    const watching = new AbortController();
    const lists: string[] = [];
    const done = (async () => {
      for await (const { names } of source.watchChildren(path, watching.signal)) lists.push(decode(names) ?? '');
    })();
    await until(() => lists.at(-1) === '');
    const member = await connected();
    await promisify(member.create.bind(member) as (path: string, mode: number, done: (error: unknown) => void) => void)(
      `${path}/m1`,
      CreateMode.EPHEMERAL,
    );
    await until(() => lists.at(-1) === 'm1');
    const { stat } = await source.getNode(`${path}/m1`, signal);
    expect(stat.ephemeralOwner).toBe(member.getSessionId().readBigInt64BE());
    expect(await fourLetterWord('dump')).toContain(`0x${stat.ephemeralOwner.toString(16)}:\n\t${path}/m1`);
    member.close();
    await until(() => lists.at(-1) === '');
    watching.abort();
    await done;
  });

  test('the Stat follows the children though the data stays', async () => {
    const path = `${root}/parent`;
    await create(path, 'same');
    const watching = new AbortController();
    const counts: number[] = [];
    const done = (async () => {
      for await (const node of source.watchNode(path, watching.signal)) counts.push(node.stat.numChildren);
    })();
    await until(() => counts.at(-1) === 0);
    await create(`${path}/child`);
    await until(() => counts.at(-1) === 1);
    watching.abort();
    await done;
  });

  test('the Stats of a list of nodes: what is absent is null until it comes, what changes is told', async () => {
    const path = `${root}/listed`;
    await create(path);
    await create(`${path}/here`, 'x');
    const watching = new AbortController();
    const lists: string[] = [];
    const done = (async () => {
      const paths = [path, `${path}/here`, `${path}/later`];
      for await (const stats of source.watchStats(paths, watching.signal)) {
        lists.push(stats.map((stat) => (stat ? `v${stat.version} ${stat.numChildren}` : '-')).join(', '));
      }
    })();
    await until(() => lists.at(-1) === 'v0 1, v0 0, -');
    await setOther(`${path}/here`, 'y');
    await until(() => lists.at(-1) === 'v0 1, v1 0, -');
    await create(`${path}/later`);
    await until(() => lists.at(-1) === 'v0 2, v1 0, v0 0');
    watching.abort();
    await done;
  });

  test('a deleted node ends its watches', async () => {
    const path = `${root}/doomed`;
    await create(path);
    const [node, children] = [source.watchNode(path, signal), source.watchChildren(path, signal)].map((watch) =>
      watch[Symbol.asyncIterator](),
    );
    await Promise.all([node?.next(), children?.next()]);
    await promisify(other.remove.bind(other) as (path: string, done: (error: unknown) => void) => void)(path);
    expect(await codeOf(node?.next())).toBe('ZNODE_NOT_FOUND');
    expect(await codeOf(children?.next())).toBe('ZNODE_NOT_FOUND');
  });
});

describe('an outage', () => {
  test('is told, keeps the watches, and what changed meanwhile arrives after it', async () => {
    const proxy = await startZooKeeperProxy(server);
    const cut = openZooKeeper({ connect: proxy.address, readOnly: true });
    await create(`${root}/outage`, 'before');
    const seen = follow(cut, `${root}/outage`);
    await seen.until((data) => data === 'before');
    const session = cut.sessionId();

    proxy.cut();
    await until(() => cut.state().state === 'down');
    expect(cut.state()).toMatchObject({ up: 0, known: 1, address: proxy.address, error: { code: 'CONNECTION_LOST' } });
    expect(cut.state().nextTryAtMs).toBeGreaterThan(0);
    expect(await codeOf(cut.getNode(`${root}/outage`, signal))).toBe('CONNECTION_LOST');
    await setOther(`${root}/outage`, 'during');

    proxy.mend();
    cut.reconnect();
    await seen.until((data) => data === 'during');
    expect(cut.state()).toMatchObject({ state: 'up', up: 1 });
    await setOther(`${root}/outage`, 'after');
    await seen.until((data) => data === 'after');
    expect(cut.sessionId()).toBe(session);

    await seen.stop();
    await cut.close();
    await proxy.close();
  });

  test('longer than the session begins a new one and goes on', async () => {
    const proxy = await startZooKeeperProxy(server);
    const cut = openZooKeeper({ connect: proxy.address, readOnly: true });
    await create(`${root}/expiry`, 'before');
    const seen = follow(cut, `${root}/expiry`);
    await seen.until((data) => data === 'before');
    const before = cut.sessionId();
    if (before === null) throw new Error('no session');
    proxy.cut();
    await until(async () => !(await fourLetterWord('dump')).includes(before), 40_000);
    proxy.mend();
    cut.reconnect();
    await setOther(`${root}/expiry`, 'after');
    await seen.until((data) => data === 'after');
    expect(cut.sessionId()).not.toBe(before);
    await seen.stop();
    await cut.close();
    await proxy.close();
  });
});

describe('leaving no trace', () => {
  test('a read-only source sends only what reads, and leaves no session behind', async () => {
    const proxy = await startZooKeeperProxy(server);
    const reader = openZooKeeper({ connect: `${proxy.address}${chroot}`, readOnly: true });
    await until(() => reader.state().state === 'up');
    const id = reader.sessionId() ?? '';
    expect(await fourLetterWord('dump')).toContain(id);
    await create(`${root}/kept`, 'as it was');
    await reader.getNode(`${root}/kept`, signal);
    await reader.getChildren(root, signal);
    await reader.kafkaRegistrations(signal);
    await reader.watchNode(`${root}/kept`, signal)[Symbol.asyncIterator]().next();
    expect(await codeOf(reader.setData(`${root}/kept`, encode('changed'), 0, signal))).toBe('READ_ONLY');
    await reader.close();
    await proxy.close();

    expect(decode((await source.getNode(`${root}/kept`, signal)).data)).toBe('as it was');
    expect(new Set(proxy.opcodes)).toEqual(new Set([4, 6, 12, -11]));
    expect(await fourLetterWord('dump')).not.toContain(id);
  });
});

describe('several servers', () => {
  test('the state counts those that answer', async () => {
    const proxy = await startZooKeeperProxy(server);
    const several = openZooKeeper({ connect: `127.0.0.1:1,${proxy.address},${server}`, readOnly: true });
    await until(() => several.state().up === 2);
    expect(several.state()).toMatchObject({ state: 'up', known: 3, address: proxy.address });
    await several.close();
    await proxy.close();
  });
});

describe('probing', () => {
  test('tells servers, version, mode and what Kafka registered', async () => {
    const report = await probeZooKeeper(clusters.zookeeper, signal);
    expect(report.error).toBeUndefined();
    expect(report).toMatchObject({ connect: clusters.zookeeper, chroot });
    const srvr = await fourLetterWord('srvr');
    expect(srvr).toContain(`Zookeeper version: ${report.version}-`);
    expect(srvr).toContain(`Mode: ${report.servers[0]?.mode}`);
    expect(report.registrations?.brokers).toHaveLength(clusters.kafka39.split(',').length);
  });

  test('a chroot that is not there, and one without Kafka, name where Kafka is', async () => {
    const absent = await probeZooKeeper(`${server}/no-such-chroot`, signal);
    expect(absent.error).toMatchObject({
      code: 'CHROOT_NOT_FOUND',
      subject: '/no-such-chroot',
      params: { found: chroot },
    });
    const bare = await probeZooKeeper(`${server}${root}`, signal);
    expect(bare.error).toMatchObject({ code: 'NO_KAFKA_IN_ZOOKEEPER', subject: root, params: { found: chroot } });
  });

  test('one dead server of two is said, and does not hide the other', async () => {
    const report = await probeZooKeeper(`127.0.0.1:1,${clusters.zookeeper}`, signal);
    expect(report.servers.map(({ outcome }) => outcome)).toEqual(['no-answer', 'answered']);
    expect(report.servers[0]?.error?.code).toBe('CONNECTION_REFUSED');
    expect(report.registrations).toBeDefined();
  });

  test('a Kafka broker is no ZooKeeper', async () => {
    const [broker = ''] = clusters.kafka39.split(',');
    expect((await probeZooKeeper(broker, signal)).error).toMatchObject({ code: 'NOT_ZOOKEEPER', subject: broker });
  });
});

/** Follows the data of a node, as text. */
function follow(watched: ZooKeeperSource, path: string) {
  const stop = new AbortController();
  const data: (string | null)[] = [];
  const done = (async () => {
    for await (const node of watched.watchNode(path, stop.signal)) data.push(decode(node.data));
  })();
  return {
    data,
    until: (met: (last: string | null | undefined) => boolean) => until(() => met(data.at(-1))),
    stop: () => {
      stop.abort();
      return done;
    },
  };
}

async function until(met: () => boolean | Promise<boolean>, limitMs = 20_000) {
  const endMs = Date.now() + limitMs;
  while (!(await met())) {
    if (Date.now() > endMs) throw new Error(`not within ${limitMs} ms: ${met}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function codeOf(work: Promise<unknown> | undefined): Promise<string> {
  try {
    await work;
    return 'no error';
  } catch (caught) {
    return toAppError(caught).code;
  }
}

async function connected(): Promise<Client> {
  const client = createClient(server);
  client.connect();
  await once(client, 'connected');
  return client;
}

function create(path: string, data?: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (error: unknown) => (error ? reject(error) : resolve(undefined));
    if (data === undefined) other.create(path, done);
    else other.create(path, Buffer.from(data), done);
  });
}

function setOther(path: string, data: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    other.setData(path, Buffer.from(data), (error) => (error ? reject(error) : resolve(undefined)));
  });
}

async function inBatches(names: string[], add: (batch: ReturnType<Client['transaction']>, name: string) => unknown) {
  for (let start = 0; start < names.length; start += 1_000) {
    const batch = other.transaction();
    for (const name of names.slice(start, start + 1_000)) add(batch, name);
    await promisify(batch.commit.bind(batch))();
  }
}

async function removeTree(path: string): Promise<void> {
  const children: string[] = await new Promise((resolve) => {
    other.getChildren(path, (error, names) => resolve(error ? [] : names));
  });
  for (const name of children) await removeTree(`${path}/${name}`);
  await new Promise((resolve) => {
    other.remove(path, resolve);
  });
}

function fourLetterWord(word: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const [host = '', port = ''] = server.split(':');
    const chunks: Buffer[] = [];
    const socket = createConnection({ host, port: Number(port) }, () => socket.write(word));
    socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
    socket.on('end', () => resolve(Buffer.concat(chunks).toString()));
    socket.on('error', reject);
  });
}
