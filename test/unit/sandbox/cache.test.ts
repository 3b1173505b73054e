import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillOnce } from '../../../electron/sandbox/cache.ts';

describe('a folder of the cache', () => {
  let home = '';
  let fills = 0;
  const signal = AbortSignal.timeout(20_000);

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kconsole-cache-'));
    fills = 0;
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  async function fill(folder: string): Promise<string[]> {
    fills++;
    await writeFile(join(folder, 'a.jar'), 'class');
    return ['a.jar'];
  }

  test('is filled once, however many ask at once, and nothing else is left beside it', async () => {
    const folder = join(home, 'jars');
    const answers = await Promise.all([1, 2, 3].map(() => fillOnce(folder, signal, fill)));
    expect(answers).toEqual([folder, folder, folder]);
    expect(fills).toBe(1);
    expect(await readdir(home)).toEqual(['jars']);
  });

  test.each([
    ['a file was cut short', (folder: string) => truncate(join(folder, 'a.jar'), 2)],
    ['a file is gone', (folder: string) => rm(join(folder, 'a.jar'))],
    ['its list was cut short', (folder: string) => truncate(join(folder, 'complete.json'), 3)],
  ])('is filled again when %s', async (_what, damage) => {
    const folder = await fillOnce(join(home, 'jars'), signal, fill);
    await damage(folder);
    await fillOnce(folder, signal, fill);
    expect(fills).toBe(2);
    expect(await readFile(join(folder, 'a.jar'), 'utf8')).toBe('class');
  });

  test('is not there after a fill that failed, and the next one may try', async () => {
    const folder = join(home, 'jars');
    const broken = fillOnce(folder, signal, () => Promise.reject(new Error('no network')));
    await expect(broken).rejects.toThrow('no network');
    expect(await readdir(home)).toEqual([]);
    await fillOnce(folder, signal, fill);
    expect(fills).toBe(1);
  });

  test('is filled although a process that held its lock was killed', async () => {
    const folder = join(home, 'jars');
    await writeFile(`${folder}.lock`, JSON.stringify({ pid: process.pid, startedAt: 'before this process' }));
    await fillOnce(folder, signal, fill);
    expect(fills).toBe(1);
  });

  test('is waited for while a living process holds its lock, until the signal', async () => {
    const folder = join(home, 'jars');
    await fillOnce(folder, signal, (temporary) =>
      // While this fill holds the lock, another has to wait.
      expect(fillOnce(folder, AbortSignal.timeout(300), fill))
        .rejects.toMatchObject({ name: 'AbortError' })
        .then(() => fill(temporary)),
    );
    expect(fills).toBe(1);
  });
});
