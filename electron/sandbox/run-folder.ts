import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessIdentity, SandboxDetails } from './details.ts';
import { isAlive, killLeftover } from './process-identity.ts';

/** What a run writes down about itself, for whoever comes after a crash and for tools that join a running sandbox. */
export type RunState = { supervisor: ProcessIdentity; servers: ProcessIdentity[]; details: SandboxDetails | null };

/** The folder of one run: its data, logs and state file. */
export type RunFolder = {
  path: string;
  /** Notes a process before anything is asked of it. */
  note(server: ProcessIdentity): Promise<void>;
  noteDetails(details: SandboxDetails): Promise<void>;
  remove(): Promise<void>;
};

/**
 * Makes a new run folder inside `home`, after ending and removing what runs without a living supervisor have left.
 * Runs that are alive are left alone, so any number may share a home.
 */
export async function openRunFolder(home: string, supervisor: ProcessIdentity): Promise<RunFolder> {
  await mkdir(home, { recursive: true });
  await removeDeadRuns(home);
  const path = join(home, `run-${supervisor.pid}-${randomBytes(3).toString('hex')}`);
  await mkdir(path);
  const state: RunState = { supervisor, servers: [], details: null };
  let writing = Promise.resolve();
  function write(): Promise<void> {
    const text = JSON.stringify(state, null, 2);
    writing = writing.then(async () => {
      await writeFile(join(path, 'state.new'), text);
      await rename(join(path, 'state.new'), join(path, 'state.json'));
    });
    return writing;
  }
  await write();
  return {
    path,
    note(server) {
      state.servers.push(server);
      return write();
    },
    noteDetails(details) {
      state.details = details;
      return write();
    },
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** What runs in this home, ready or still starting: for tools that join or end a sandbox they did not start. */
export async function findRuns(home: string): Promise<RunState[]> {
  const states = await Promise.all((await runFolders(home)).map(readRun));
  return states.filter((state) => state !== null).filter((state) => isAlive(state.supervisor));
}

async function removeDeadRuns(home: string): Promise<void> {
  for (const path of await runFolders(home)) {
    const state = await readRun(path);
    // Without a state file: either it is being made at this moment, or it holds nothing that runs.
    if (!state || isAlive(state.supervisor)) continue;
    state.servers.forEach(killLeftover);
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runFolders(home: string): Promise<string[]> {
  const names = await readdir(home).catch(() => []);
  return names.filter((name) => name.startsWith('run-')).map((name) => join(home, name));
}

/** What the run in this folder has written down; null when there is none. */
export async function readRun(path: string): Promise<RunState | null> {
  const text = await readFile(join(path, 'state.json'), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}
