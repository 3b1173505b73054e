import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import type { LogPort } from '../../core/ports/ports.ts';
import type { PageFiles } from '../page-files.ts';
import { pageFileHeaders, securityHeaders } from '../page-headers.ts';
import { pageHost, scheme } from './page-address.ts';

/** Makes our scheme an origin of its own that is as good as https. Has to be told before the app is ready. */
export function registerPageScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** Serves the fixed list of built files, and nothing else of the disk. */
export function servePage(protocol: Pick<Protocol, 'handle'>, files: PageFiles, log: LogPort): void {
  protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === pageHost && request.method === 'GET' ? files.get(pathname) : undefined;
    if (!file) {
      log.warn('desktop.page.refused', { method: request.method, host, pathname });
      return new Response(null, { status: 404, headers: securityHeaders });
    }
    return new Response(await readFile(file.path), { headers: pageFileHeaders(file) });
  });
}
