import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { failure } from '../../shared/errors.ts';
import { isAlive, startOfProcess } from './process-identity.ts';

const lockWaitMs = 10 * 60_000;

/** The folder where this operating system keeps what can be had again: jars and compiled helpers, for all runs. */
export function cacheFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'kconsole');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kconsole');
}

/**
 * Answers `folder`, filled once by `fill` and complete: filled under a temporary name, listed, then renamed, under a
 * lock that other processes wait for. A folder whose files no longer match its list is filled again.
 */
export async function fillOnce(
  folder: string,
  signal: AbortSignal,
  fill: (temporary: string) => Promise<readonly string[]>,
): Promise<string> {
  if (await isComplete(folder)) return folder;
  const unlock = await lock(`${folder}.lock`, signal);
  const temporary = uniqueName(folder);
  try {
    if (await isComplete(folder)) return folder;
    await mkdir(temporary, { recursive: true });
    const files = await fill(temporary);
    const sizes = await Promise.all(files.map(async (file) => [file, (await stat(join(temporary, file))).size]));
    await writeFile(join(temporary, 'complete.json'), JSON.stringify(Object.fromEntries(sizes)));
    // Somebody who took our lock for a dead one may have been quicker, and be using the folder by now.
    if (await isComplete(folder)) return folder;
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
    return folder;
  } finally {
    await rm(temporary, { recursive: true, force: true });
    await unlock();
  }
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    const sizes: Record<string, number> = JSON.parse(await readFile(join(folder, 'complete.json'), 'utf8'));
    const same = await Promise.all(
      Object.entries(sizes).map(async ([file, size]) => (await stat(join(folder, file))).size === size),
    );
    return same.every(Boolean);
  } catch {
    // Nothing there, a list cut short, or a listed file gone: in each case the folder has to be filled.
    return false;
  }
}

async function lock(file: string, signal: AbortSignal): Promise<() => Promise<void>> {
  const deadline = Date.now() + lockWaitMs;
  await mkdir(dirname(file), { recursive: true });
  // A link appears with its content or not at all, so that nobody reads a lock without an owner.
  const own = uniqueName(file);
  await writeFile(own, JSON.stringify({ pid: process.pid, startedAt: startOfProcess(process.pid) }));
  try {
    while (Date.now() < deadline) {
      if (await linked(own, file)) return () => rm(file, { force: true });
      await removeDeadLock(file);
      await delay(200, undefined, { signal });
    }
  } finally {
    await rm(own);
  }
  throw failure('SANDBOX_FAILED', { subject: file, detail: 'another process has held this lock for over 10 minutes' });
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function removeDeadLock(file: string): Promise<void> {
  // Empty when its owner has just removed it.
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text !== '' && !isAlive(JSON.parse(text))) await rm(file, { force: true });
}

function uniqueName(name: string): string {
  return `${name}.${process.pid}-${randomBytes(4).toString('hex')}`;
}
