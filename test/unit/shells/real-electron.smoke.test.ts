import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../electron/shells/display.ts';
import { findElectron } from '../../../electron/shells/start/electron-binary.ts';

// The real window, wherever Electron's program, a display and a build are. Elsewhere it says loudly that it did not run.

const root = join(import.meta.dirname, '..', '..', '..');
const program = findElectron(join(root, 'node_modules', 'electron'));
const reason =
  program === undefined
    ? "Electron's program is not in node_modules (npx install-electron fetches it)"
    : !hasDisplay(process.platform, process.env)
      ? 'there is no display'
      : process.platform === 'linux' && process.getuid?.() === 0
        ? 'Electron does not run as root'
        : undefined;

if (reason !== undefined)
  process.stderr.write(`\n*** SKIPPED: the real Electron window was NOT tested: ${reason}. ***\n\n`);

describe('the real Electron', () => {
  let folder = '';
  afterAll(() => (folder === '' ? undefined : rm(folder, { recursive: true, force: true })));

  it.skipIf(reason !== undefined)(
    'opens the window, paints the page and hands out a port',
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'kconsole-electron-'));
      const child = spawn(program ?? '', [root, '--data', folder, '--remote-debugging-port=0'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let words = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        words += text;
      });
      try {
        const port = await until('a debugging port', () => /ws:\/\/127\.0\.0\.1:(\d+)/.exec(words)?.[1]);
        await until('our page', async () => {
          const response = await fetch(`http://127.0.0.1:${port}/json`);
          const pages: { type: string; url: string }[] = await response.json();
          return pages.find(({ type, url }) => type === 'page' && url.startsWith('kconsole://app/'));
        });
        // The page ran, asked for its port by the preload script, and got it.
        const logFile = join(folder, 'logs', 'kconsole.log');
        const connected = await until('a connected window', async () =>
          (await readFile(logFile, 'utf8')).split('\n').find((line) => line.includes('shell.window.connected')),
        );
        expect(JSON.parse(connected)).toMatchObject({ level: 'info' });
      } catch (caught) {
        throw new Error(`Electron said: ${words.slice(-2_000)}`, { cause: caught });
      } finally {
        child.kill('SIGTERM');
        await new Promise((resolve) => child.once('exit', resolve));
      }
    },
    60_000,
  );
});

async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(200);
  }
  throw new Error(`no ${what} after 30 s`);
}
