import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

// Raw CDP with only the domains that are needed: Playwright turns on Network, which copies every WebSocket frame to
// the driver and halves the frame rate that is to be measured.

type Pending = { resolve(value: unknown): void; reject(error: Error): void };

export type Page = {
  send(method: string, params?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** The value of an expression (a promise is awaited), by value. */
  evaluate<T>(expression: string): Promise<T>;
  goto(url: string): Promise<void>;
  close(): Promise<void>;
};

export type Browser = { newPage(width: number, height: number): Promise<Page>; close(): Promise<void> };

/** Starts the system's Chromium without a window and without its background traffic. */
export async function startChromium(executable = '/usr/bin/chromium'): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'kconsole-bench-chromium-'));
  const child = spawn(
    executable,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const socket = new WebSocket(await debuggerUrl(child));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const pending = new Map<number, Pending>();
  let nextId = 1;
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } };
    const waiting = message.id === undefined ? undefined : pending.get(message.id);
    if (!waiting || message.id === undefined) return;
    pending.delete(message.id);
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  });
  const send = (method: string, params: Record<string, unknown> = {}, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const id = nextId++;
      pending.set(id, { resolve: resolve as (value: unknown) => void, reject });
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });

  return {
    async newPage(width, height) {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const inPage: Page['send'] = (method, params) => send(method, params, String(sessionId));
      await inPage('Page.enable');
      await inPage('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      const evaluate = async <T>(expression: string): Promise<T> => {
        const answer = (await inPage('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })) as {
          result: { value: T };
          exceptionDetails?: { text: string; exception?: { description?: string } };
        };
        if (answer.exceptionDetails)
          throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
        return answer.result.value;
      };
      return {
        send: inPage,
        evaluate,
        async goto(url) {
          await inPage('Page.navigate', { url });
        },
        async close() {
          await send('Target.closeTarget', { targetId });
        },
      };
    },
    async close() {
      socket.close();
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function debuggerUrl(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('chromium was started without stderr');
  for await (const line of createInterface({ input: child.stderr })) {
    const found = /DevTools listening on (ws:\S+)/.exec(line);
    if (found?.[1]) {
      child.stderr.resume();
      return found[1];
    }
  }
  throw new Error('chromium ended before it listened');
}
