import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { askFreePorts } from '../../electron/sandbox/free-ports.ts';
import { isAlive, startOfProcess } from '../../electron/sandbox/process-identity.ts';
import { profiles } from '../../electron/sandbox/profiles.ts';
import { findRuns, openRunFolder, type RunState } from '../../electron/sandbox/run-folder.ts';
import { createSandbox } from '../../electron/sandbox/sandbox.ts';
import { startServers } from '../../electron/sandbox/start-servers.ts';
import { type SeededRecord, useClusters } from './clusters.ts';
import { useKafkaTools } from './kafka-tools.ts';

const clusters = useClusters();
const tools39 = useKafkaTools('3.9');
const tools41 = useKafkaTools('4.1');
const home = mkdtempSync(join(tmpdir(), 'kconsole-sandbox-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the seeds', () => {
  test.each([
    ['kafka39', clusters.kafka39, tools39],
    ['kafka41', clusters.kafka41, tools41],
  ] as const)('%s holds every record of the manifest, byte by byte, and no other', async (cluster, brokers, tools) => {
    const expected = byPartition(clusters.manifest.filter((record) => record.cluster === cluster));
    expect(expected.size).toBeGreaterThan(20);
    for (const [name, records] of expected) {
      const [topic = '', partition = ''] = name.split(':');
      const from = { topic, partition: Number(partition), offset: 0n, count: records.length + 10 };
      expect(await tools.consume(brokers, from), name).toEqual(records.sort(byOffset).map(asReceived));
    }
  });

  test('committed readers do not see the aborted transactions', async () => {
    const payments = clusters.manifest.filter(
      (record) => record.cluster === 'kafka39' && record.topic === 'payments.transactions' && record.partition === 0,
    );
    const committed = payments.filter((record) => record.transaction === 'committed').sort(byOffset);
    expect(committed.length).toBeLessThan(payments.length);
    const from = { topic: 'payments.transactions', partition: 0, offset: 0n, count: payments.length };
    const received = await tools39.consume(clusters.kafka39, from, { 'isolation.level': 'read_committed' });
    expect(received.map((record) => record.offset)).toEqual(committed.map((record) => record.offset));
  });

  test('three groups have committed, one up to the end, and none has members', async () => {
    const args = ['--bootstrap-server', clusters.kafka39, '--describe', '--all-groups'];
    const { out } = await tools39.run('ConsumerGroupCommand', args);
    const lags = new Map<string, number>();
    for (const [, group = '', lag = ''] of out.matchAll(/^(\S+) +orders\.events +\d+ +\d+ +\d+ +(\d+) +- /gm))
      lags.set(group, (lags.get(group) ?? 0) + Number(lag));
    expect(lags.get('billing-writer')).toBe(0);
    expect(lags.get('fraud-scoring')).toBeGreaterThan(0);
    expect(lags.get('history-export')).toBeGreaterThan(lags.get('fraud-scoring') ?? 0);
  });
});

describe("Kafka's own tools", () => {
  test.each([
    ['3.9', clusters.kafka39, tools39],
    ['4.1', clusters.kafka41, tools41],
  ] as const)('of %s run in one JVM and tell how they end', async (_version, brokers, tools) => {
    const described = await tools.run('TopicCommand', [
      '--bootstrap-server',
      brokers,
      '--describe',
      '--topic',
      'edge.cases',
    ]);
    expect(described).toMatchObject({ exitCode: 0, out: expect.stringContaining('Topic: edge.cases') });
    const refused = await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--describe', '--topic', 'absent']);
    expect(refused.exitCode).not.toBe(0);
  });

  test('zkCli reads the znode of the first broker, with its JMX port', async () => {
    const { out } = await tools39.run('ZooKeeperMain', ['-server', clusters.zookeeper, 'get', '/brokers/ids/1']);
    expect(out).toContain(`"jmx_port":${clusters.jmxPorts[0]}`);
  });

  test("a broker's request counters count what a client asks", async () => {
    const port = clusters.jmxPort41;
    const before = await tools41.requestCounts(port);
    await tools41.run('GetOffsetShell', ['--bootstrap-server', clusters.kafka41, '--topic', 'edge.cases']);
    const after = await tools41.requestCounts(port);
    expect((after.ListOffsets ?? 0) - (before.ListOffsets ?? 0)).toBe(1);
  });

  test('a transaction left open keeps the committed end where it was', async () => {
    const topic = 'sandbox.test.open';
    const create = ['--bootstrap-server', clusters.kafka41, '--create', '--topic', topic, '--partitions', '1'];
    await tools41.run('TopicCommand', create);
    const record = { topic, key: null, value: 'pending' };
    const configs = { 'transactional.id': topic };
    const sent = await tools41.produce(clusters.kafka41, [record], { configs, end: 'open' });
    expect(sent).toMatchObject([{ partition: 0, offset: 0n }]);
    const from = { topic, partition: 0, offset: 0n, count: 1 };
    expect(await tools41.consume(clusters.kafka41, from, { 'isolation.level': 'read_committed' })).toEqual([]);
    expect(await tools41.consume(clusters.kafka41, from)).toHaveLength(1);
  });
});

// Each starts servers of its own, on a machine that may be busy with others.
const startLimitMs = 90_000;
describe('the life of a sandbox', { timeout: 2 * startLimitMs }, () => {
  test('stop ends every process and removes the data', async () => {
    const sandbox = createSandbox({ profile: 'one', folder: home });
    await sandbox.start();
    expect(sandbox.status()).toMatchObject({ state: 'running', kraftBrokers: '' });
    const [run] = await findRuns(home);
    expect(run?.servers.every(isAlive)).toBe(true);
    await sandbox.stop();
    expect(run && living(run)).toEqual([]);
    expect(await readdir(home)).toEqual([]);
    expect(sandbox.status()).toEqual({ state: 'off' });
  });

  test('stop while starting leaves nothing either', async () => {
    const sandbox = createSandbox({ profile: 'one', folder: home });
    const starting = sandbox.start();
    starting.catch(() => undefined);
    const run = await vi.waitFor(() => firstRun((state) => state.servers.length > 0), startLimitMs);
    await sandbox.stop();
    await expect(starting).rejects.toMatchObject({ error: { code: 'CANCELLED' } });
    expect(living(run)).toEqual([]);
    expect(sandbox.status()).toEqual({ state: 'off' });
  });

  test('two run side by side, and a parent killed by SIGKILL takes its servers along', async () => {
    const first = startByHand();
    const second = startByHand();
    const runs = await vi.waitFor(async () => {
      const ready = (await findRuns(home)).filter((run) => run.details);
      expect(ready).toHaveLength(2);
      return ready;
    }, startLimitMs);
    expect(new Set(runs.flatMap((run) => run.details?.brokers.map((broker) => broker.address))).size).toBe(2);
    first.kill('SIGKILL');
    second.kill('SIGKILL');
    await vi.waitFor(() => expect(runs.flatMap(living)).toEqual([]), 20_000);
  });

  test('what is left when parent and supervisor are killed together is ended by the next start', async () => {
    const parent = startByHand();
    const run = await vi.waitFor(() => firstRun((state) => state.details !== null), startLimitMs);
    process.kill(run.supervisor.pid, 'SIGKILL');
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(run.supervisor)).toBe(false), 5_000);
    const next = await openRunFolder(home, ownIdentity());
    onTestFinished(next.remove);
    await vi.waitFor(() => expect(living(run)).toEqual([]), 5_000);
    expect(await findRuns(home)).toHaveLength(1);
  });

  test('ports that another program has taken are given up for others', async () => {
    const thief = createServer().listen(0, '127.0.0.1');
    await once(thief, 'listening');
    onTestFinished(() => void thief.close());
    const address = thief.address();
    const taken = typeof address === 'object' && address ? address.port : 0;
    const asked: number[][] = [];
    async function askPorts(count: number): Promise<number[]> {
      const ports = await askFreePorts(count);
      // ZooKeeper's, then the broker's, then the broker's for JMX: each says it in other words.
      const place = [0, 2, 3][asked.length];
      if (place !== undefined) ports[place] = taken;
      asked.push(ports);
      return ports;
    }
    const run = await openRunFolder(home, ownIdentity());
    onTestFinished(run.remove);
    const servers = await startServers({
      profile: profiles.one,
      run,
      java: clusters.details.java,
      jars: clusters.details.jars,
      askPorts,
      onReady: () => undefined,
      signal: AbortSignal.timeout(2 * startLimitMs),
    });
    onTestFinished(servers.stop);
    expect(asked).toHaveLength(4);
    expect(servers.details.brokers[0]?.address).toBe(`127.0.0.1:${asked[3]?.[2]}`);
  });
});

function startByHand(): ChildProcess {
  const cli = join(import.meta.dirname, '../../electron/sandbox/cli.ts');
  return spawn(process.execPath, [cli, 'one', '--folder', home], { stdio: 'ignore' });
}

async function firstRun(accepts: (run: RunState) => boolean): Promise<RunState> {
  const run = (await findRuns(home)).find(accepts);
  if (!run) throw new Error('not yet');
  return run;
}

function living(run: RunState): string[] {
  return [run.supervisor, ...run.servers].filter(isAlive).map((process) => process.name);
}

function ownIdentity() {
  return { name: 'test', pid: process.pid, startedAt: startOfProcess(process.pid) ?? '' };
}

function byPartition(records: readonly SeededRecord[]): Map<string, SeededRecord[]> {
  const groups = new Map<string, SeededRecord[]>();
  for (const record of records) {
    const name = `${record.topic}:${record.partition}`;
    groups.set(name, [...(groups.get(name) ?? []), record]);
  }
  return groups;
}

function byOffset(a: SeededRecord, b: SeededRecord): number {
  return Number(a.offset - b.offset);
}

function asReceived({ partition, offset, timestampMs, key, value, headers }: SeededRecord) {
  return { partition, offset, timestampMs, key, value, headers };
}
