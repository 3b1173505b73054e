import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import type { LiveMethod, State } from '../../../shared/contract/index.ts';
import { type Client, createClient } from '../../../shared/wire/client.ts';
import type { Wire } from '../../../shared/wire/wire.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export type LoopDelay = { p999Ms: number; maxMs: number; count: number };

/** The built browser shell as users start it, with a client of our own on its wire. */
export type ConsoleProcess = {
  pid: number;
  client: Client;
  /** A fresh one-time address for a browser. */
  address(): Promise<string>;
  resetDelays(): Promise<void>;
  delays(): Promise<LoopDelay>;
  collectGarbage(): Promise<void>;
  /** Proportional set size of the core's process, in MB. */
  pssMb(): Promise<number>;
  close(): Promise<void>;
};

/** Starts `out/serve.js` with a data folder of its own. */
export async function startConsole(): Promise<ConsoleProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'kconsole-bench-'));
  const tokenFile = join(folder, 'address');
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--import',
      new URL('./probe-in-core.ts', import.meta.url).href,
      join(root, 'out/serve.js'),
      '--no-open',
      '--data',
      join(folder, 'data'),
      '--token-file',
      tokenFile,
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const ask = createAsker(child);
  const first = await firstAddress(child);
  const client = createClient(await enter(first));
  const pid = child.pid ?? Number.NaN;
  return {
    pid,
    client,
    address: async () => (await readFile(tokenFile, 'utf8')).trim(),
    resetDelays: async () => void (await ask('reset')),
    delays: () => ask('delays'),
    collectGarbage: async () => void (await ask('gc')),
    async pssMb() {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN) / 1024;
    },
    async close() {
      client.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An idle Node process with the same probe: what the machine alone does to an event loop. */
export async function startIdleNode(): Promise<{
  delays(): Promise<LoopDelay>;
  reset(): Promise<void>;
  close(): void;
}> {
  const probe = new URL('./probe-in-core.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', probe, '-e', 'setInterval(() => {}, 1e6)'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ask = createAsker(child);
  return { delays: () => ask('delays'), reset: async () => void (await ask('reset')), close: () => void child.kill() };
}

function createAsker(child: ChildProcess) {
  const waiting = new Map<number, (answer: LoopDelay) => void>();
  let nextId = 1;
  child.on('message', (answer: LoopDelay & { id: number }) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return (what: 'delays' | 'reset' | 'gc') =>
    new Promise<LoopDelay>((resolve) => {
      const id = nextId++;
      waiting.set(id, resolve);
      child.send({ ask: what, id });
    });
}

async function firstAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the console was started without stdout');
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('kconsole ')) return line.slice('kconsole '.length);
  throw new Error('the console ended before it printed an address');
}

/** Comes in as a browser does: by the one-time address, then with the cookie. */
async function enter(address: string): Promise<Wire> {
  const cookie = await new Promise<string>((resolve, reject) => {
    // Not fetch(): it writes sec-fetch-mode itself.
    get(address, { headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } }, (answer) => {
      answer.resume();
      const given = answer.headers['set-cookie']?.[0]?.split(';')[0];
      if (given) resolve(given);
      else reject(new Error(`no session: ${answer.statusCode}`));
    }).once('error', reject);
  });
  const { origin, host } = new URL(address);
  const socket = new WebSocket(`ws://${host}/wire`, { origin, headers: { cookie }, perMessageDeflate: false });
  socket.binaryType = 'arraybuffer';
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    send: (frame) => socket.send(frame),
    onFrame: (listener) => socket.on('message', (data) => listener(new Uint8Array(data as ArrayBuffer))),
    onClose: (listener) => socket.on('close', listener),
    close: () => socket.close(),
  };
}

/** Opens a cluster by its broker list, as the Connect screen does, and answers its id. */
export async function openCluster(client: Client, brokers: string): Promise<string> {
  const profile = await client.call('clusters.saveProfile', {
    name: 'bench',
    environment: 'dev',
    readOnly: false,
    brokers,
    zookeeper: '',
  });
  return (await client.call('clusters.open', { profileId: profile.id })).cluster;
}

/** The first value of a live method, and the milliseconds until it was here. */
export function firstValue<M extends LiveMethod>(
  client: Client,
  method: M,
  input: Parameters<typeof client.watch<M>>[1],
): Promise<{ ms: number; value: State<M> }> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const watch = client.watch(method, input, {
      onItem(sample) {
        watch.close();
        const told: { ok: boolean; value?: unknown; error?: { code: string } } = sample;
        if (told.ok) resolve({ ms: performance.now() - start, value: told.value as State<M> });
        else reject(new Error(told.error?.code));
      },
      onEnd: (error) => reject(new Error(error?.code ?? 'ended')),
    });
  });
}
