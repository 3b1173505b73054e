import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FilesPort } from '../../../electron/core/ports/ports.ts';
import { createFiles } from '../../../electron/shells/ports/files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('files of the data folder', () => {
  let folder: string;
  let files: FilesPort;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-files-'));
    files = createFiles(join(folder, 'data'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('answers null for a file that is not there', async () => {
    expect(await files.read('profiles.json')).toBeNull();
  });

  it('replaces a file as a whole and leaves nothing beside it', async () => {
    await files.writeAtomic('profiles.json', bytes('a longer text'));
    await files.writeAtomic('profiles.json', bytes('short'));
    expect(await files.read('profiles.json')).toEqual(bytes('short'));
    expect(await readdir(join(folder, 'data'))).toEqual(['profiles.json']);
  });

  it('keeps the old file when the new one cannot be written', async () => {
    await files.writeAtomic('a/settings.json', bytes('old'));
    // A folder in the place of the file: the rename fails.
    await files.writeAtomic('a/blocked/inner', bytes('x'));
    await expect(files.writeAtomic('a/blocked', bytes('new'))).rejects.toMatchObject({
      error: { code: 'FILE_FAILED' },
    });
    expect((await readdir(join(folder, 'data', 'a'))).sort()).toEqual(['blocked', 'settings.json']);
    expect(await files.read('a/settings.json')).toEqual(bytes('old'));
  });

  it('appends, in the order of the calls that were waited for', async () => {
    await files.append('journal/abc.jsonl', bytes('one\n'));
    await files.append('journal/abc.jsonl', bytes('two\n'));
    expect(await readFile(join(folder, 'data', 'journal', 'abc.jsonl'), 'utf8')).toBe('one\ntwo\n');
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read', async () => {
    await files.append('journal/abc.jsonl', bytes('x'));
    await files.writeAtomic('profiles.json', bytes('x'));
    const mode = async (name: string) => (await stat(join(folder, 'data', name))).mode & 0o777;
    expect([await mode(''), await mode('journal')]).toEqual([0o700, 0o700]);
    expect([await mode('journal/abc.jsonl'), await mode('profiles.json')]).toEqual([0o600, 0o600]);
  });

  it.each([
    '../outside',
    'a/../../outside',
    '/etc/passwd',
    'a//b',
    '',
    '.',
    '..',
    'a/.',
    'C:\\x',
    'a\\b',
    'nul\0',
    '한글',
    'x.',
  ])('refuses the name %j', async (name) => {
    await writeFile(join(folder, 'outside'), 'not ours');
    for (const attempt of [files.read(name), files.writeAtomic(name, bytes('x')), files.append(name, bytes('x'))])
      await expect(attempt).rejects.toMatchObject({ error: { code: 'BAD_INPUT' } });
    expect(await readFile(join(folder, 'outside'), 'utf8')).toBe('not ours');
  });
});
