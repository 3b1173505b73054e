import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const lookEveryMs = 500;

export type FetchOptions = {
  /** Electron's npm package; its `install.js` fetches and unpacks the program. */
  packageFolder: string;
  /** Told the bytes on the disk so far, whenever they have grown. */
  onProgress(bytes: number): void;
  /** Without a byte more for so long, it is given up. */
  stallMs?: number;
};

export type FetchResult = { state: 'fetched' } | { state: 'stalled' } | { state: 'failed'; lastWords: string };

/** Fetches Electron's program with the package's own installer, which checks its digest. Leaves no half behind it. */
export async function fetchElectron({
  packageFolder,
  onProgress,
  stallMs = 20_000,
}: FetchOptions): Promise<FetchResult> {
  // The installer downloads into the temporary folder and then unpacks: what grows there tells that it goes on.
  const temporary = await mkdtemp(join(tmpdir(), 'kconsole-electron-'));
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  let lastWords = '';
  let stalled = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-4_000);
  });
  let known = 0;
  let grownAtMs = Date.now();
  const timer = setInterval(async () => {
    const bytes = (await folderBytes(temporary)) + (await folderBytes(join(packageFolder, 'dist')));
    if (bytes !== known) {
      known = bytes;
      grownAtMs = Date.now();
      onProgress(bytes);
    } else if (Date.now() - grownAtMs > stallMs) {
      stalled = true;
      child.kill('SIGKILL');
    }
  }, lookEveryMs);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  await rm(temporary, { recursive: true, force: true });
  if (stalled) return { state: 'stalled' };
  return code === 0 ? { state: 'fetched' } : { state: 'failed', lastWords: lastLine(lastWords) };
}

/** The first line of the last error that Node printed: its message, without the stack below it. */
function lastLine(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '';
}

async function folderBytes(folder: string): Promise<number> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map((file) => fileBytes(join(file.parentPath, file.name))));
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0; // not made yet, or moved away between two looks
  }
}

async function fileBytes(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0; // moved away since it was listed
  }
}
