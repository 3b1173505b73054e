import { posix, win32 } from 'node:path';

type Machine = { platform: NodeJS.Platform; env: Readonly<Record<string, string | undefined>>; home: string };

const name = 'kconsole';

/**
 * Where this app keeps its data, by each operating system's custom: `$XDG_DATA_HOME/kconsole` (or
 * `~/.local/share/kconsole`), `~/Library/Application Support/kconsole`, `%APPDATA%\kconsole`. Both shells share it.
 */
export function defaultDataFolder({ platform, env, home }: Machine): string {
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', name);
  if (platform === 'win32') return win32.join(env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), name);
  return posix.join(absolute(env.XDG_DATA_HOME) ?? posix.join(home, '.local', 'share'), name);
}

/** The XDG specification: a relative path in one of its variables is to be ignored. */
function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') ? path : undefined;
}
