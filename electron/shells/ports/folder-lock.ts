import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '../../../shared/errors.ts';
import { isAlive, startOfProcess } from '../../sandbox/process-identity.ts';

type Holder = { pid: number; startedAt: string | null; shell: string };

/** How often a lock left by a dead process is taken over before giving up: more means that others do it as well. */
const attempts = 5;

/**
 * Takes the data folder for this process, so that a desktop window and a browser shell never write to it at once.
 * Answers the function that gives it back. A lock whose process is gone is taken over.
 * Fails with DATA_FOLDER_LOCKED (subject: the folder, params: the holder's `shell` and `pid`).
 */
export async function lockFolder(folder: string, shell: 'desktop' | 'browser'): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  const holder: Holder = { pid: process.pid, startedAt: startOfProcess(process.pid), shell };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await createdNew(path, JSON.stringify(holder))) return () => rm(path, { force: true });
    const text = await textOf(path);
    const other = parseHolder(text);
    if (other && holds(other)) throw locked(folder, other);
    await removeStale(path, text);
  }
  throw locked(folder, undefined);
}

function locked(folder: string, holder: Holder | undefined) {
  return failure('DATA_FOLDER_LOCKED', {
    subject: folder,
    ...(holder && {
      detail: `${holder.shell}, process ${holder.pid}`,
      params: { shell: holder.shell, pid: holder.pid },
    }),
  });
}

/** Appears with its text or not at all, so that nobody reads a lock without a holder. */
async function createdNew(path: string, text: string): Promise<boolean> {
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, text, { mode: 0o600 });
  try {
    await link(own, path);
    return true;
  } catch (caught) {
    if (isCode(caught, 'EEXIST')) return false;
    throw caught;
  } finally {
    await rm(own);
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (caught) {
    if (isCode(caught, 'ENOENT')) return '';
    throw caught;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const found: unknown = JSON.parse(text);
    const known = typeof found === 'object' && found !== null && 'pid' in found && typeof found.pid === 'number';
    return known ? (found as Holder) : undefined;
  } catch {
    return undefined; // not a lock of ours: nobody holds it
  }
}

/** Windows tells no start time without a helper program: there the id alone has to do. */
function holds({ pid, startedAt }: Holder): boolean {
  if (startedAt !== null) return isAlive({ pid, startedAt });
  try {
    return process.kill(pid, 0);
  } catch (caught) {
    return isCode(caught, 'EPERM'); // there, and somebody else's
  }
}

/** Moves the lock aside before looking at it again: if another process was quicker, its new lock is put back. */
async function removeStale(path: string, staleText: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (caught) {
    if (isCode(caught, 'ENOENT')) return;
    throw caught;
  }
  if ((await readFile(aside, 'utf8')) !== staleText) await link(aside, path);
  await rm(aside);
}

function isCode(caught: unknown, code: string): boolean {
  return caught instanceof Error && 'code' in caught && caught.code === code;
}
