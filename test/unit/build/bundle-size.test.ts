import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, '..', '..', '..', 'build', 'check', 'bundle-size.ts');

describe("the limit on the page's entry scripts", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-size-'));
    await mkdir(join(folder, 'assets'));
    // Random bytes do not shrink: their size is their gzipped size.
    for (const name of ['index-1.js', 'chunk-1.js', 'lazy-1.js'])
      await writeFile(join(folder, 'assets', name), randomBytes(90_000));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function check(html: string): Promise<number | null> {
    await writeFile(join(folder, 'index.html'), html);
    return spawnSync(process.execPath, [program, folder]).status;
  }

  it('counts the entry and what is loaded with it, not what is loaded later', async () => {
    const entry = '<script type="module" src="/assets/index-1.js"></script>';
    const preload = (name: string) => `<link rel="modulepreload" href="/assets/${name}">`;
    expect(await check(entry + preload('chunk-1.js'))).toBe(0);
    expect(await check(entry + preload('chunk-1.js') + preload('lazy-1.js'))).toBe(1);
  });

  it('fails when it finds no script at all', async () => {
    expect(await check('<title>empty</title>')).toBe(1);
  });
});
