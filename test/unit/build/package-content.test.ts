import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// What a package would hold. Electron's own program is a stub here, so its fuses cannot be flipped and it would not
// run; which of our files go where is electron-builder's real work.

const root = join(import.meta.dirname, '..', '..', '..');

describe('a package', () => {
  let folder: string;
  let resources: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-package-'));
    const files = {
      'out/main.js': 'export {};\n',
      'out/renderer/index.html': '',
      'out/sandbox/pom/pom.xml': '',
      'out/sandbox/supervisor.js': '',
      'electron/main.ts': '',
      'test/a.test.ts': '',
      'node_modules/zod/package.json': '{"name":"zod","version":"1.0.0"}',
      'node_modules/zod/index.js': '',
      'electron-stub/electron': '#!/bin/sh\n',
      'electron-stub/version': '45.4.1',
      'electron-stub/resources/keep': '',
      'electron-stub/locales/en-US.pak': '',
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text, { mode: 0o755 });
    }
    await cp(join(root, 'package.json'), join(folder, 'package.json'));
    await cp(join(root, 'build', 'icons'), join(folder, 'build', 'icons'), { recursive: true });
    const { electronFuses: _unflippable, ...config } = JSON.parse(
      await readFile(join(root, 'build', 'electron-builder.json'), 'utf8'),
    );
    await build({
      projectDir: folder,
      targets: Platform.LINUX.createTarget('dir'),
      config: { ...config, electronDist: join(folder, 'electron-stub'), electronVersion: '45.4.1' },
    });
    resources = join(folder, 'dist', 'linux-unpacked', 'resources');
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds what was built and package.json, and no node_modules', () => {
    const files = listPackage(join(resources, 'app.asar'), { isPack: false });
    expect(files.map((path) => path.replaceAll('\\', '/')).sort()).toEqual([
      '/out',
      '/out/main.js',
      '/out/renderer',
      '/out/renderer/index.html',
      '/out/sandbox',
      '/out/sandbox/pom',
      '/out/sandbox/pom/pom.xml',
      '/out/sandbox/supervisor.js',
      '/package.json',
    ]);
  });

  it('has the sandbox as real files beside the archive', async () => {
    const unpacked = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true });
    expect(unpacked.sort()).toEqual([
      'out',
      'out/sandbox',
      'out/sandbox/pom',
      'out/sandbox/pom/pom.xml',
      'out/sandbox/supervisor.js',
      'package.json',
    ]);
  });
});
