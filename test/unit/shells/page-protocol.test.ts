import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPageScheme, servePage } from '../../../electron/shells/desktop/page-protocol.ts';
import { listPageFiles } from '../../../electron/shells/page-files.ts';

const silent = { info() {}, warn() {}, error() {} };

describe('the scheme of the desktop page', () => {
  let folder: string;
  let ask: (url: string, method?: string) => Promise<Response>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-protocol-'));
    await writeFile(join(folder, 'index.html'), 'the page');
    const files = await listPageFiles(folder);
    servePage(
      {
        handle(_scheme, handler) {
          ask = async (url, method = 'GET') => handler(new Request(url, { method }) as never);
        },
      },
      files,
      silent,
    );
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('is an origin of its own, without holes', () => {
    registerPageScheme({
      registerSchemesAsPrivileged(schemes) {
        expect(schemes).toEqual([
          { scheme: 'kconsole', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
        ]);
      },
    });
    expect.assertions(1);
  });

  it('serves the page with its policy', async () => {
    const response = await ask('kconsole://app/');
    expect([response.status, await response.text()]).toEqual([200, 'the page']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each<[url: string, method?: string]>([
    ['kconsole://other/'],
    ['kconsole://app/../main.js'],
    ['kconsole://app/%2e%2e/main.js'],
    ['kconsole://app/etc/passwd'],
    ['kconsole://app/', 'POST'],
  ])('refuses %s %s', async (url, method) => {
    const response = await ask(url, method);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
