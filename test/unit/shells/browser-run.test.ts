import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runBrowserShell } from '../../../electron/shells/browser/run.ts';
import { parseBrowserOptions } from '../../../electron/shells/command-line.ts';
import type { Host } from '../../../electron/shells/host.ts';

const address = /^http:\/\/127\.0\.0\.1:\d+\/enter\/[\w-]{43}$/;

describe('the browser shell at a terminal', () => {
  let folder: string;
  let out: string[];
  let stop: () => Promise<void>;

  async function run(...args: string[]) {
    const host: Pick<Host, 'dataFolder' | 'log' | 'answer'> = {
      dataFolder: folder,
      log: { info() {}, warn() {}, error() {} },
      answer: () => undefined,
    };
    const options = parseBrowserOptions(['--no-open', ...args]);
    stop = await runBrowserShell(host, options, folder, () => undefined);
  }

  const visit = (url: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' };
      request(url, { headers, agent: false }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      })
        .on('error', reject)
        .end();
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-run-'));
    await writeFile(join(folder, 'index.html'), 'the page');
    out = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out.push(String(text));
      return true;
    });
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('prints the address as the only line on stdout', async () => {
    await run();
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(/^kconsole http:\/\/127\.0\.0\.1:\d+\/enter\/[\w-]{43}\n$/);
    expect(await visit(out[0]?.slice('kconsole '.length).trim() ?? '')).toBe(200);
  });

  it('keeps an unused address in the token file, which only this person can read', async () => {
    const file = join(folder, 'token');
    await run('--token-file', file);
    const read = async () => (await readFile(file, 'utf8')).trimEnd();
    const first = await read();
    expect(first).toMatch(address);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await visit(first)).toBe(200);
    await vi.waitFor(async () => expect(await read()).not.toBe(first));
    const second = await read();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect([await visit(first), await visit(second)]).toEqual([401, 200]);
    await stop();
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
    stop = async () => undefined;
  });

  it('fails when the token file cannot be written, and listens on nothing', async () => {
    stop = async () => undefined;
    const missing = join(folder, 'no-such-folder', 'token');
    await expect(run('--token-file', missing)).rejects.toMatchObject({
      error: { code: 'FILE_FAILED', subject: missing },
    });
    expect(out).toEqual([]);
  });
});
