import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { LogPort } from '../../../electron/core/ports/ports.ts';
import { createAccess } from '../../../electron/shells/browser/access.ts';
import { type BrowserServer, startServer } from '../../../electron/shells/browser/server.ts';
import { listPageFiles } from '../../../electron/shells/page-files.ts';
import type { Wire } from '../../../shared/wire/wire.ts';

const silent: LogPort = { info() {}, warn() {}, error() {} };
const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' };

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

describe('the browser shell', () => {
  let folder: string;
  let server: BrowserServer;
  let wires: Wire[];
  let entered: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-page-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>the page</title>');
    await writeFile(join(folder, 'assets', 'index-abc123.js'), 'the script');
    await writeFile(join(folder, 'assets', 'notes.txt'), 'not for the page');
    wires = [];
    entered = 0;
    server = await startServer({
      port: 0,
      files: await listPageFiles(folder),
      access: createAccess(),
      log: silent,
      onWire: (wire) => wires.push(wire),
      onEntered: () => {
        entered += 1;
      },
    });
  });

  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      call.on('error', reject).end();
    });

  const pathOf = (address: string) => new URL(address).pathname;

  async function enter(): Promise<string> {
    const { headers } = await ask(pathOf(server.freshAddress()), navigation);
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }

  /** The status that an upgrade was answered with; 101 when it was let in. */
  const upgrade = (headers: Record<string, string>, path = '/wire') =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
      socket.on('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.on('unexpected-response', (_request, response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      socket.on('error', () => undefined); // told by the status
    });

  const own = () => ({ origin: `http://127.0.0.1:${server.port}` });

  describe('the one-time address', () => {
    it('lets in once, by a page that goes on and a cookie that no script and no other site can use', async () => {
      const path = pathOf(server.freshAddress());
      const first = await ask(path, navigation);
      expect(first.status).toBe(200);
      expect(first.body).toContain('<meta http-equiv="refresh" content="0;url=/">');
      expect(first.headers['set-cookie']?.[0]).toMatch(
        /^kconsole-[0-9a-f]{8}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
      );
      expect(entered).toBe(1);
      const second = await ask(path, navigation);
      expect(second.status).toBe(401);
      expect(second.headers['set-cookie']).toBeUndefined();
      expect(entered).toBe(1);
    });

    it('holds 256 random bits', () => {
      const tokens = new Set(Array.from({ length: 8 }, () => pathOf(server.freshAddress()).split('/').at(-1) ?? ''));
      expect(tokens.size).toBe(8);
      for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    });

    it('is not spent by anything but a top-level navigation', async () => {
      const path = pathOf(server.freshAddress());
      const others = [
        {},
        { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
        { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
        { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
        { ...navigation, 'sec-purpose': 'prefetch;prerender' },
      ];
      for (const headers of others) expect((await ask(path, headers)).status).toBe(403);
      expect((await ask(path, navigation)).status).toBe(200);
    });

    it('works when the link to it stands on another site', async () => {
      const { status } = await ask(pathOf(server.freshAddress()), { ...navigation, 'sec-fetch-site': 'cross-site' });
      expect(status).toBe(200);
    });

    it('refuses a made-up token', async () => {
      const made = `/enter/${Buffer.alloc(32).toString('base64url')}`;
      const { status, body } = await ask(made, navigation);
      expect(status).toBe(401);
      expect(body).toContain('Enter');
      expect((await ask('/enter/', navigation)).status).toBe(401);
    });

    it('counts only while it is among the newest four', async () => {
      const oldest = pathOf(server.freshAddress());
      for (let i = 0; i < 4; i += 1) server.freshAddress();
      expect((await ask(oldest, navigation)).status).toBe(401);
    });
  });

  describe('the page', () => {
    it('is served to who came in, html never kept and hashed files kept for good', async () => {
      const cookie = await enter();
      const page = await ask('/', { cookie });
      expect([page.status, page.body]).toEqual([200, '<title>the page</title>']);
      expect(page.headers['cache-control']).toBe('no-store');
      const script = await ask('/assets/index-abc123.js', { cookie });
      expect([script.status, script.body]).toEqual([200, 'the script']);
      expect(script.headers['cache-control']).toBe('private, max-age=31536000, immutable');
      expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    });

    it.each(['/', '/index.html', '/assets/index-abc123.js'])('%s is refused without the cookie', async (path) => {
      expect((await ask(path)).status).toBe(401);
      expect((await ask(path, { cookie: 'kconsole-00000000=wrong' })).status).toBe(401);
    });

    it('is refused with the cookie name of this server and another value', async () => {
      const [name] = (await enter()).split('=');
      expect((await ask('/', { cookie: `${name}=${'A'.repeat(43)}` })).status).toBe(401);
    });

    it.each([
      '/../package.json',
      '/assets/../../serve.js',
      '/%2e%2e/serve.js',
      '/assets/notes.txt',
      '/assets',
      '/__proto__',
      '//index.html',
    ])('%s leads nowhere', async (path) => {
      expect((await ask(path, { cookie: await enter() })).status).toBe(404);
    });

    it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('answers no %s', async (method) => {
      const { status, headers } = await ask('/', { cookie: await enter() }, method);
      expect([status, headers.allow]).toEqual([405, 'GET']);
    });

    it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.7:8000', 'localhost.evil:1'])(
      'is refused under the name %s',
      async (host) => {
        expect((await ask('/', { cookie: await enter(), host })).status).toBe(403);
        expect((await ask(pathOf(server.freshAddress()), { ...navigation, host })).status).toBe(403);
      },
    );

    it.each(['127.0.0.1:8000', 'localhost:8000', '[::1]:9', 'LOCALHOST'])(
      'is served under the name %s, any port: it may be forwarded',
      async (host) => {
        expect((await ask('/', { cookie: await enter(), host })).status).toBe(200);
      },
    );

    it.each(['cross-site', 'same-site'])('is refused when a %s page asks for it', async (site) => {
      expect((await ask('/', { cookie: await enter(), 'sec-fetch-site': site })).status).toBe(403);
    });

    it('carries every protection on every answer, refusals included, and never a CORS header', async () => {
      const cookie = await enter();
      const answers = [
        await ask('/', { cookie, origin: 'http://evil.example' }),
        await ask('/', {}),
        await ask('/gone', { cookie }),
        await ask('/', { host: 'evil.example' }),
        await ask('/', { cookie }, 'POST'),
      ];
      for (const { headers } of answers) {
        expect(headers).toMatchObject({
          'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'cache-control': 'no-store',
        });
        expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    });
  });

  describe('the wire', () => {
    it('opens for its own page', async () => {
      expect(await upgrade({ ...own(), cookie: await enter() })).toBe(101);
    });

    it('opens through a forwarded port, whose Host and Origin agree', async () => {
      const cookie = await enter();
      expect(await upgrade({ host: '127.0.0.1:8000', origin: 'http://127.0.0.1:8000', cookie })).toBe(101);
    });

    it('is refused without cookie, origin, name, path or kindred', async () => {
      const cookie = await enter();
      expect(await upgrade(own())).toBe(401);
      expect(await upgrade({ cookie })).toBe(403);
      expect(await upgrade({ cookie, origin: 'http://evil.example' })).toBe(403);
      expect(await upgrade({ cookie, origin: `https://127.0.0.1:${server.port}` })).toBe(403);
      expect(await upgrade({ cookie, origin: `http://127.0.0.1:${server.port + 1}` })).toBe(403);
      expect(await upgrade({ cookie, origin: 'http://evil.example', host: 'evil.example' })).toBe(403);
      expect(await upgrade({ ...own(), cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
      expect(await upgrade({ ...own(), cookie }, '/other')).toBe(404);
      expect(wires).toHaveLength(0);
    });

    it('carries binary frames both ways and ends on a text message', async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/wire`, {
        headers: { ...own(), cookie: await enter() },
      });
      socket.binaryType = 'arraybuffer';
      await new Promise((resolve) => socket.once('open', resolve));
      const [wire] = wires;
      if (!wire) throw new Error('no wire was opened');
      const closed = new Promise<void>((resolve) => wire.onClose(resolve));
      wire.onFrame((frame) => wire.send(new Uint8Array([...frame].reverse())));
      const echoed = new Promise((resolve) =>
        socket.once('message', (data: ArrayBuffer) => resolve(new Uint8Array(data))),
      );
      socket.send(new Uint8Array([1, 2, 3]));
      expect(await echoed).toEqual(new Uint8Array([3, 2, 1]));
      const code = new Promise((resolve) => socket.once('close', resolve));
      socket.send('text');
      expect(await code).toBe(1003);
      await closed;
    });

    it('is capped in number', async () => {
      const headers = { ...own(), cookie: await enter() };
      const open: WebSocket[] = [];
      for (let i = 0; i < 32; i += 1) {
        const socket = new WebSocket(`ws://127.0.0.1:${server.port}/wire`, { headers });
        await new Promise((resolve) => socket.once('open', resolve));
        open.push(socket);
      }
      expect(await upgrade(headers)).toBe(503);
      for (const socket of open) socket.terminate();
    });

    it('is closed when the server ends', async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/wire`, {
        headers: { ...own(), cookie: await enter() },
      });
      await new Promise((resolve) => socket.once('open', resolve));
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await server.close();
      await closed;
    });
  });

  it('listens on 127.0.0.1 only', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const outside = others.find((one) => !one.internal && one.family === 'IPv4')?.address ?? '127.0.0.2';
    const reached = await new Promise((resolve) => {
      const call = request({ host: outside, port: server.port, path: '/' }, () => resolve(true));
      call.on('error', () => resolve(false)).end();
    });
    expect(reached).toBe(false);
  });

  it('says so when the port is taken', async () => {
    const again = startServer({
      port: server.port,
      files: new Map(),
      access: createAccess(),
      log: silent,
      onWire: () => undefined,
      onEntered: () => undefined,
    });
    await expect(again).rejects.toMatchObject({
      error: { code: 'ADDRESS_INVALID', subject: `127.0.0.1:${server.port}` },
    });
  });

  it("keeps two servers' cookies apart by their names", async () => {
    const other = createAccess();
    const [name] = other.cookie().reveal().split('=');
    expect((await enter()).split('=')[0]).not.toBe(name);
  });
});
