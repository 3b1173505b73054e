import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { failure } from '../../../shared/errors.ts';
import type { Wire } from '../../../shared/wire/wire.ts';
import type { LogPort } from '../../core/ports/ports.ts';
import type { PageFiles } from '../page-files.ts';
import { pageFileHeaders, securityHeaders } from '../page-headers.ts';
import type { Access } from './access.ts';
import { entryPage, refusalPage } from './entry-pages.ts';
import { isFromElsewhere, isLoopbackHost, isOwnOrigin, isTopLevelNavigation } from './request-checks.ts';
import { socketWire } from './socket-wire.ts';

const loopback = '127.0.0.1';
const tokenPath = '/enter/';
const wirePath = '/wire';
const maxWires = 32;
const maxConnections = 128;
const maxFrameBytes = 64 * 1024 * 1024;

export type ServerOptions = {
  /** 0: any free port. */
  port: number;
  files: PageFiles;
  access: Access;
  log: LogPort;
  /** A window has come in; it talks until the wire closes. */
  onWire(wire: Wire): void;
  /** Somebody spent a token. */
  onEntered(): void;
};

export type BrowserServer = {
  port: number;
  /** A one-time address that opens the page. Hand it to nobody but the person at this machine. */
  freshAddress(): string;
  close(): Promise<void>;
};

/**
 * Serves the page and its wire to browsers on this machine, and to nobody else. See `request-checks.ts` and
 * `access.ts` for what is refused. Fails with ADDRESS_INVALID when the port cannot be had.
 */
export async function startServer(options: ServerOptions): Promise<BrowserServer> {
  const { access, log } = options;
  const server = createServer((request, response) => void answer(request, response, options));
  server.maxConnections = maxConnections;
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    // Without a listener a broken frame would end the process; the close event that follows ends the wire.
    socket.on('error', (error) => log.warn('browser.wire.failed', { error }));
    options.onWire(socketWire(socket));
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = refuseUpgrade(request, access, sockets.clients.size);
    if (refusal === undefined)
      return sockets.handleUpgrade(request, stream, head, (s) => sockets.emit('connection', s));
    log.warn('browser.wire.refused', { status: refusal, host: request.headers.host, origin: request.headers.origin });
    stream.on('error', () => stream.destroy());
    stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(failure('ADDRESS_INVALID', { subject: `${loopback}:${options.port}`, detail: cause.message }, cause));
    });
    server.listen(options.port, loopback, () => resolve((server.address() as AddressInfo).port));
  });
  return {
    port,
    freshAddress: () => `http://${loopback}:${port}${tokenPath}${access.issueToken().reveal()}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const { access, files, log, onEntered } = options;
  const { headers } = request;
  const send = (status: number, body: string | Uint8Array, more: Record<string, string> = {}) => {
    response.writeHead(status, { ...securityHeaders, ...more }).end(body);
  };
  const refuse = (status: number, reason: string, body = '', more: Record<string, string> = {}) => {
    log.warn('browser.request.refused', { reason, status, host: headers.host, site: headers['sec-fetch-site'] });
    send(status, body, more);
  };
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  if (!isLoopbackHost(headers.host)) return refuse(403, 'host');
  if (request.method !== 'GET') return refuse(405, 'method', '', { Allow: 'GET' });
  const [path = '/'] = (request.url ?? '/').split('?');

  if (path.startsWith(tokenPath)) {
    // A link to the token may stand on another site (a chat, a wiki): only here the site does not matter.
    if (!isTopLevelNavigation(headers)) return refuse(403, 'token without navigation');
    if (access.hasSession(headers.cookie)) return send(200, entryPage(), html);
    if (!access.spendToken(path.slice(tokenPath.length))) return refuse(401, 'token', refusalPage(), html);
    send(200, entryPage(), { ...html, 'Set-Cookie': access.cookie().reveal() });
    return onEntered();
  }

  if (isFromElsewhere(headers)) return refuse(403, 'site');
  if (!access.hasSession(headers.cookie)) return refuse(401, 'session', refusalPage(), html);
  const file = files.get(path);
  if (!file) return refuse(404, 'path');
  try {
    send(200, await readFile(file.path), pageFileHeaders(file));
  } catch (error) {
    log.error('browser.file.failed', { path: file.path, error });
    send(500, '');
  }
}

/** The status line to refuse an upgrade with, or undefined to let it in. */
function refuseUpgrade({ headers, method, url }: IncomingMessage, access: Access, wires: number): string | undefined {
  if (!isLoopbackHost(headers.host)) return '403 Forbidden';
  if (method !== 'GET' || url !== wirePath) return '404 Not Found';
  if (!isOwnOrigin(headers) || isFromElsewhere(headers)) return '403 Forbidden';
  if (!access.hasSession(headers.cookie)) return '401 Unauthorized';
  return wires >= maxWires ? '503 Service Unavailable' : undefined;
}
