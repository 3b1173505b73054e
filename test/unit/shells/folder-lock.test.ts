import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOfProcess } from '../../../electron/sandbox/process-identity.ts';
import { lockFolder } from '../../../electron/shells/ports/folder-lock.ts';

describe('the lock of the data folder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-lock-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const writeLock = (holder: unknown) => writeFile(join(folder, 'lock'), JSON.stringify(holder));

  it('keeps a second shell out and names who has it', async () => {
    await lockFolder(folder, 'desktop');
    await expect(lockFolder(folder, 'browser')).rejects.toMatchObject({
      error: { code: 'DATA_FOLDER_LOCKED', subject: folder, params: { shell: 'desktop', pid: process.pid } },
    });
  });

  it('is free again when it was given back', async () => {
    const release = await lockFolder(folder, 'desktop');
    await release();
    expect(await readdir(folder)).toEqual([]);
    await lockFolder(folder, 'browser');
  });

  it('is taken over from a process that has ended', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const pid = child.pid ?? 0;
    const startedAt = startOfProcess(pid);
    await new Promise((resolve) => child.once('exit', resolve));
    await writeLock({ pid, startedAt, shell: 'desktop' });
    await lockFolder(folder, 'browser');
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('is taken over when the id now belongs to another process', async () => {
    await writeLock({ pid: process.pid, startedAt: 'long ago', shell: 'desktop' });
    await lockFolder(folder, 'browser');
  });

  it('is taken over when nothing readable stands in it', async () => {
    await writeFile(join(folder, 'lock'), 'not json');
    await lockFolder(folder, 'browser');
  });

  it('goes to one of many who come at once to an old one', async () => {
    await writeLock({ pid: process.pid, startedAt: 'long ago', shell: 'desktop' });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder, 'browser')));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ error: { code: 'DATA_FOLDER_LOCKED' } });
  });
});
