import type { TextKey, TextParams } from '../../../shared/i18n/index.ts';
import { hasDisplay } from '../display.ts';
import type { FetchResult } from './fetch-electron.ts';

/** Which shell to start. `why`: the text that tells why there is no desktop window, when one was wanted. */
export type ShellChoice =
  | { shell: 'desktop'; program: string }
  | { shell: 'browser'; why?: { key: TextKey; params?: TextParams } };

export type Circumstances = {
  /** `--browser` was given. */
  browserWanted: boolean;
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isRoot: boolean;
  findElectron(): string | undefined;
  fetchElectron(): Promise<FetchResult>;
};

/** The desktop window wherever it can be had, the browser shell everywhere else. Fetches Electron where it is missing. */
export async function chooseShell(given: Circumstances): Promise<ShellChoice> {
  if (given.browserWanted) return { shell: 'browser' };
  if (!hasDisplay(given.platform, given.env)) return { shell: 'browser', why: { key: 'shell.noDisplay' } };
  // Chromium's sandbox does not work for root on Linux, and without it a window is not locked.
  if (given.isRoot && given.platform === 'linux') return { shell: 'browser', why: { key: 'shell.notAsRoot' } };
  const present = given.findElectron();
  if (present !== undefined) return { shell: 'desktop', program: present };
  const result = await given.fetchElectron();
  const program = given.findElectron();
  if (result.state === 'fetched' && program !== undefined) return { shell: 'desktop', program };
  if (result.state === 'stalled') return { shell: 'browser', why: { key: 'shell.fetchStalled' } };
  const detail = result.state === 'failed' ? result.lastWords : '';
  return { shell: 'browser', why: { key: 'shell.fetchFailed', params: { detail } } };
}
