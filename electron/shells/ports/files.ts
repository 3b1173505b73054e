import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Failure, fail, failure } from '../../../shared/errors.ts';
import type { FilesPort } from '../../core/ports/ports.ts';

/** Only this person may read what stands here: addresses, drafts, the journal. */
const fileMode = 0o600;
const folderMode = 0o700;

/**
 * Files below one folder. Names are relative, with `/` between folders, and made of letters, digits, `.`, `_` and `-`
 * only, so that none can leave the folder.
 * Fails with BAD_INPUT for any other name and FILE_FAILED (subject: the path) when the disk refuses.
 */
export function createFiles(folder: string): FilesPort {
  const pathOf = (name: string) => join(folder, checkName(name));
  return {
    async read(name) {
      const path = pathOf(name);
      try {
        return new Uint8Array(await readFile(path));
      } catch (caught) {
        if (isMissing(caught)) return null;
        throw fileFailure(path, caught);
      }
    },
    async writeAtomic(name, bytes) {
      const path = pathOf(name);
      const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: folderMode });
        await writeAndFlush(temporary, 'wx', bytes);
        await rename(temporary, path);
        await flushFolder(dirname(path));
      } catch (caught) {
        await rm(temporary, { force: true });
        throw fileFailure(path, caught);
      }
    },
    async append(name, bytes) {
      const path = pathOf(name);
      try {
        await mkdir(dirname(path), { recursive: true, mode: folderMode });
        await writeAndFlush(path, 'a', bytes);
      } catch (caught) {
        throw fileFailure(path, caught);
      }
    },
  };
}

function checkName(name: string): string {
  const wellFormed = name
    .split('/')
    .every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/.test(part) && !part.endsWith('.'));
  return wellFormed ? name : fail('BAD_INPUT', { subject: name, detail: 'not a file name of the data folder' });
}

async function writeAndFlush(path: string, flags: 'wx' | 'a', bytes: Uint8Array): Promise<void> {
  const file = await open(path, flags, fileMode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is safe from a power cut only once its folder is on the disk. Windows cannot open a folder for that. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(caught: unknown): boolean {
  return caught instanceof Error && 'code' in caught && caught.code === 'ENOENT';
}

function fileFailure(path: string, caught: unknown): Failure {
  return failure(
    'FILE_FAILED',
    { subject: path, detail: caught instanceof Error ? caught.message : String(caught) },
    caught,
  );
}
