import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const readJson = async (path: string) => JSON.parse(await readFile(join(root, path), 'utf8'));

describe("electron-builder's configuration", () => {
  it("fits electron-builder's own schema", async () => {
    await validateConfiguration(await readJson('build/electron-builder.json'), new DebugLogger(false));
  });

  it('would not fit with a misspelt key', async () => {
    const config = { ...(await readJson('build/electron-builder.json')), asarr: true };
    await expect(validateConfiguration(config, new DebugLogger(false))).rejects.toThrow('asarr');
  });

  it('packs what was built and nothing else', async () => {
    const config = await readJson('build/electron-builder.json');
    expect(config.files).toEqual(['out/**', 'package.json', '!node_modules/**']);
    expect((await readJson('package.json')).dependencies).toBeUndefined();
  });

  it('keeps the sandbox outside the archive, where Java, Maven and its supervisor can be read as files', async () => {
    expect((await readJson('build/electron-builder.json')).asarUnpack).toEqual(['out/sandbox/**', 'package.json']);
  });

  it('turns off what an attacker on this machine could start the app with, but what the sandbox needs', async () => {
    const { electronFuses } = await readJson('build/electron-builder.json');
    expect(electronFuses).toEqual({
      // The sandbox's supervisor is this program run as plain Node; it outlives the window to end the servers.
      runAsNode: true,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('names icons that are there, and a package with homepage, author and desktop name', async () => {
    const { mac, win, linux } = await readJson('build/electron-builder.json');
    for (const { icon } of [mac, win, linux]) expect(existsSync(join(root, icon))).toBe(true);
    const { homepage, author, desktopName } = await readJson('package.json');
    expect([homepage, author?.email, desktopName].every(Boolean)).toBe(true);
  });
});
