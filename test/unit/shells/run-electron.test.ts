import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runElectron } from '../../../electron/shells/start/run-electron.ts';

describe.skipIf(process.platform === 'win32')('running the desktop shell', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kconsole-electron-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Runs a script that we wrote in the place of Electron. */
  async function run(script: string) {
    const program = join(folder, 'electron');
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    return runElectron(program, '/app', ['--connect', 'a b']);
  }

  it('answers the exit code of a window that was closed', async () => {
    expect(await run('exit 0')).toBe(0);
  });

  it('gives the app folder first, then the arguments as they are', async () => {
    expect(await run('[ "$1" = /app ] && [ "$3" = "a b" ] && exit 0; exit 1')).toBe(0);
  });

  it.each(['exit 127', 'kill -TRAP $$'])('sees that Electron could not start: %s', async (script) => {
    expect(await run(script)).toBe('not-started');
  });

  it('takes it that the app told its own reason', async () => {
    expect(await run('exit 3')).toBe(3);
  });

  it('sees that there is no such program', async () => {
    expect(await runElectron(join(folder, 'missing'), '/app', [])).toBe('not-started');
  });
});
