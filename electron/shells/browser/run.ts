import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { formatText } from '../../../shared/i18n/index.ts';
import type { BrowserOptions } from '../command-line.ts';
import { hasDisplay } from '../display.ts';
import { terminalLanguage } from '../error-sentence.ts';
import type { Host } from '../host.ts';
import { listPageFiles } from '../page-files.ts';
import { createAccess } from './access.ts';
import { writeAddressFile } from './address-file.ts';
import { openBrowser } from './open-browser.ts';
import { type BrowserServer, startServer } from './server.ts';

/**
 * Serves the host's core to browsers and hands out addresses: one on stdout, one in `--token-file` that is replaced
 * whenever it was used, and a fresh one for every Enter in a terminal. Answers the function that ends all of it.
 */
export async function runBrowserShell(
  host: Pick<Host, 'dataFolder' | 'log' | 'answer'>,
  options: BrowserOptions,
  pageFolder: string,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  let removeOpenPage = async () => {};
  let renewed = Promise.resolve();
  const server = await startServer({
    port: options.port,
    files: await listPageFiles(pageFolder),
    access: createAccess(),
    log: host.log,
    onWire: host.answer,
    onEntered: () => {
      renewed = afterEntry().catch((error: unknown) => host.log.error('browser.address.failed', { error }));
    },
  });

  async function afterEntry() {
    await removeOpenPage();
    await renewAddressFile(server, options);
  }

  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin }) : undefined;
  async function stop() {
    terminal?.close();
    await server.close();
    await renewed;
    await removeOpenPage();
    if (options.tokenFile !== undefined) await rm(options.tokenFile, { force: true });
  }

  try {
    await renewAddressFile(server, options);
  } catch (caught) {
    await stop();
    throw caught;
  }
  // The one line on stdout: scripts read the address from it.
  process.stdout.write(`kconsole ${server.freshAddress()}\n`);
  if (options.openBrowser && hasDisplay(process.platform, process.env))
    removeOpenPage = await openBrowser(server.freshAddress(), host.dataFolder, host.log);
  if (terminal) say(formatText(terminalLanguage(process.env), 'shell.press'));
  terminal?.on('line', () => say(server.freshAddress()));
  return stop;
}

async function renewAddressFile(server: BrowserServer, { tokenFile }: BrowserOptions): Promise<void> {
  if (tokenFile !== undefined) await writeAddressFile(tokenFile, server.freshAddress());
}
