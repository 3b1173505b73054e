import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from '../../../electron/shells/start/electron-binary.ts';
import { fetchElectron } from '../../../electron/shells/start/fetch-electron.ts';

describe('fetching Electron', () => {
  let folder: string;
  let seen: number[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-fetch-'));
    await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }');
    seen = [];
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Runs an installer that we wrote in the place of Electron's. */
  async function fetch(installer: string, stallMs?: number) {
    await writeFile(join(folder, 'install.js'), installer);
    return fetchElectron({
      packageFolder: folder,
      onProgress: (bytes) => seen.push(bytes),
      ...(stallMs !== undefined && { stallMs }),
    });
  }

  it("finds the program when the package's installer has done its work", async () => {
    await mkdir(join(folder, 'dist'));
    const result = await fetch(`
      const fs = require('fs');
      fs.writeFileSync(${JSON.stringify(join(folder, 'dist', 'electron'))}, 'program');
      fs.writeFileSync(${JSON.stringify(join(folder, 'path.txt'))}, 'electron');
    `);
    expect(result).toEqual({ state: 'fetched' });
    expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'));
  });

  it('finds nothing in a package that was only installed', async () => {
    expect(findElectron(folder)).toBeUndefined();
    await writeFile(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder)).toBeUndefined();
  });

  it("tells the installer's own words when it fails", async () => {
    expect(await fetch('throw new TypeError("fetch failed")')).toEqual({
      state: 'failed',
      lastWords: 'TypeError: fetch failed',
    });
  });

  it('sees what is downloaded, gives up when nothing more comes, and cleans up', async () => {
    const before = await readdir(tmpdir());
    const result = await fetch(
      `const { join } = require('path');
       require('fs').writeFileSync(join(require('os').tmpdir(), 'half.zip'), Buffer.alloc(1000));
       setInterval(() => {}, 1000);`,
      600,
    );
    expect(result).toEqual({ state: 'stalled' });
    expect(seen).toEqual([1000]);
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('kconsole-electron-'));
    expect(left.filter((name) => !before.includes(name))).toEqual([]);
  });
});
