import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, failure } from '../../shared/errors.ts';
import type { SandboxDetails } from './details.ts';
import { askFreePorts } from './free-ports.ts';
import type { Jars } from './jars.ts';
import { type JavaProcess, jmxFlags, lastWords, lostItsPort, startJava } from './java-process.ts';
import type { Profile } from './profiles.ts';
import type { RunFolder } from './run-folder.ts';
import { log4jConfig } from './server-config.ts';
import { connectString, countPorts, planServers, type ServerPlan } from './server-plans.ts';

const startLimitMs = 180_000;
const stopLimitMs = 5_000;
const attempts = 4;
const storageToolHeapMb = 128;

export type StartOptions = {
  profile: Profile;
  run: RunFolder;
  java: string;
  jars: Jars;
  /** How free ports are found; a test answers with ports that are taken. */
  askPorts?: (count: number) => Promise<number[]>;
  /** Called once for every kind of server when all of that kind are ready. */
  onReady: (kind: ServerPlan['kind']) => void;
  signal: AbortSignal;
};

/** Servers that answer, and the one way to end them. */
export type RunningServers = { details: Omit<SandboxDetails, 'manifestFile'>; stop(): Promise<void> };

/**
 * Starts all servers of a profile at once and waits until each answers and every broker knows all others.
 * A port lost to another program means another attempt with other ports. Fails with SANDBOX_FAILED and the last
 * words of the server that ended, or CANCELLED; leaves no process behind then.
 */
export async function startServers(options: StartOptions): Promise<RunningServers> {
  await writeFile(join(options.run.path, 'log4j.properties'), log4jConfig);
  for (let attempt = 1; ; attempt++) {
    const started = new Map<ServerPlan, JavaProcess>();
    const ending = new AbortController();
    const limit = AbortSignal.timeout(startLimitMs);
    const signal = AbortSignal.any([options.signal, limit, ending.signal]);
    try {
      const folder = join(options.run.path, `servers-${attempt}`);
      await mkdir(folder);
      const ports = await (options.askPorts ?? askFreePorts)(countPorts(options.profile));
      const plans = planServers(options.profile, folder, options.jars, ports);
      await startAll(plans, started, { ...options, signal });
      return { details: describe(plans, started, options), stop: () => stopAll(started) };
    } catch (error) {
      ending.abort();
      const portLost = [...started.values()].some((server) => !server.isRunning() && lostItsPort(server));
      await stopAll(started);
      if (options.signal.aborted) throw failure('CANCELLED', {}, error);
      if (limit.aborted) throw failure('SANDBOX_FAILED', { detail: `not ready after ${startLimitMs / 1000} s` }, error);
      if (!portLost || attempt === attempts) throw error;
    }
  }
}

type Started = Map<ServerPlan, JavaProcess>;

async function startAll(plans: readonly ServerPlan[], started: Started, options: StartOptions): Promise<void> {
  const kinds = new Set(plans.map((plan) => plan.kind));
  await Promise.all(
    [...kinds].map(async (kind) => {
      const ofKind = plans.filter((plan) => plan.kind === kind);
      await Promise.all(ofKind.map((plan) => startOne(plan, started, options)));
      options.onReady(kind);
    }),
  );
}

async function startOne(plan: ServerPlan, started: Started, options: StartOptions): Promise<void> {
  await writeFile(plan.configFile, plan.config);
  if (plan.format) {
    const tool = { main: 'kafka.tools.StorageTool', args: plan.format, heapMb: storageToolHeapMb, flags: [] };
    await (await launch(plan, tool, started, options)).ended;
  }
  const server = await launch(
    plan,
    { main: plan.main, args: [plan.configFile], heapMb: plan.heapMb, flags: jmxFlags(plan.ports.jmx) },
    started,
    options,
  );
  await Promise.race([plan.ready(options.signal), endedTooSoon(server)]);
}

async function launch(
  plan: ServerPlan,
  program: { main: string; args: readonly string[]; heapMb: number; flags: readonly string[] },
  started: Started,
  options: StartOptions,
): Promise<JavaProcess> {
  options.signal.throwIfAborted();
  const process = startJava({
    ...program,
    name: plan.name,
    java: options.java,
    classPath: [join(plan.jars, '*')],
    flags: [...(options.profile.quickStart ? ['-XX:TieredStopAtLevel=1'] : []), ...program.flags],
    folder: options.run.path,
    logFile: plan.logFile,
    talk: 'none',
  });
  started.set(plan, process);
  await options.run.note(process.identity);
  return process;
}

async function endedTooSoon(server: JavaProcess): Promise<never> {
  await server.ended;
  throw failure('SANDBOX_FAILED', { subject: server.identity.name, detail: lastWords(server) });
}

// ZooKeeper last: a broker that has lost it waits for it before it ends.
async function stopAll(started: Started): Promise<void> {
  const entries = [...started];
  const zookeeper = entries.filter(([plan]) => plan.kind === 'zookeeper');
  const others = entries.filter(([plan]) => plan.kind !== 'zookeeper');
  for (const group of [others, zookeeper]) await Promise.all(group.map(([, server]) => server.end(stopLimitMs)));
}

function describe(plans: readonly ServerPlan[], started: Started, options: StartOptions): RunningServers['details'] {
  const servers = plans.map((plan) => ({
    kind: plan.kind,
    address: `127.0.0.1:${plan.ports.client}`,
    ports: plan.ports,
    pid: started.get(plan)?.identity.pid ?? fail('SANDBOX_FAILED', { subject: plan.name, detail: 'was not started' }),
    jmxPort: plan.ports.jmx,
  }));
  const zookeeper =
    servers.find((server) => server.kind === 'zookeeper') ??
    fail('SANDBOX_FAILED', { detail: 'a profile without ZooKeeper' });
  const kraft = servers.find((server) => server.kind === 'kraft');
  return {
    runFolder: options.run.path,
    zookeeper: connectString(zookeeper.ports),
    zookeeperPid: zookeeper.pid,
    zookeeperJmxPort: zookeeper.jmxPort,
    brokers: servers
      .filter((server) => server.kind === 'broker')
      .map(({ address, pid, jmxPort }, index) => ({ id: index + 1, address, pid, jmxPort })),
    kraft: kraft ? { address: kraft.address, pid: kraft.pid, jmxPort: kraft.jmxPort } : null,
    jars: options.jars,
    java: options.java,
  };
}
