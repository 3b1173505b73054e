import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogPort } from '../../core/ports/ports.ts';

/**
 * Opens the system's browser at a one-time address, by way of a page in `folder` that only this person can read:
 * every user of this machine can see a program's arguments. Answers the function that removes that page.
 * A browser that does not come is logged; the address stands in the terminal.
 */
export async function openBrowser(address: string, folder: string, log: LogPort): Promise<() => Promise<void>> {
  const page = join(folder, 'open.html');
  await rm(page, { force: true }); // an old one would keep its mode
  await writeFile(page, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">`, { mode: 0o600 });
  const child = spawn(openCommand(process.platform), [page], { stdio: 'ignore', detached: true });
  child.on('error', (error) => log.warn('browser.open.failed', { error }));
  child.unref();
  return () => rm(page, { force: true });
}

function openCommand(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'open';
  return platform === 'win32' ? 'explorer.exe' : 'xdg-open';
}
