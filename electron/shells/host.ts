import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { contract, type Handlers } from '../../shared/contract/index.ts';
import { serve } from '../../shared/wire/server.ts';
import type { Wire } from '../../shared/wire/wire.ts';
import { createCore } from '../core/core.ts';
import type { FilesPort, HostInfo, LogPort, SandboxPort, SecretsPort } from '../core/ports/ports.ts';
import type { ShellOptions } from './command-line.ts';
import { defaultDataFolder } from './ports/data-folder.ts';
import { createFiles } from './ports/files.ts';
import { lockFolder } from './ports/folder-lock.ts';
import { createLog } from './ports/log.ts';
import { startDemo } from './start-demo.ts';

/** A core with everything it was lent: what a shell gives its windows. */
export type Host = {
  dataFolder: string;
  log: LogPort;
  handlers: Handlers;
  /** Answers a window's frames until its wire closes. */
  answer(wire: Wire): void;
  /** Ends every session and the sandbox, then gives the data folder back. */
  close(): Promise<void>;
};

export type HostOptions = {
  shell: HostInfo['shell'];
  version: string;
  options: ShellOptions;
  sandbox: SandboxPort;
  /** The keychain, or nothing, given this host's files and its log. */
  openSecrets(files: FilesPort, log: LogPort): Promise<SecretsPort>;
  /** A line for the person at the terminal. */
  say(line: string): void;
};

/** The folder named by `--data`, or the operating system's custom. */
export function dataFolderOf({ data }: ShellOptions): string {
  if (data !== undefined) return resolve(data);
  return defaultDataFolder({ platform: process.platform, env: process.env, home: homedir() });
}

/**
 * Takes the data folder (`--data` or the operating system's custom), starts the sandbox if asked to, and creates the
 * core. Fails with DATA_FOLDER_LOCKED when another kconsole has the folder.
 */
export async function startHost({ shell, version, options, sandbox, openSecrets, say }: HostOptions): Promise<Host> {
  const dataFolder = dataFolderOf(options);
  const release = await lockFolder(dataFolder, shell);
  const clock = { nowMs: Date.now };
  const log = createLog(join(dataFolder, 'logs'), clock, say);
  log.info('shell.started', { shell, version, platform: process.platform });
  const files = createFiles(dataFolder);
  const openAtStart = await addressToOpen(options, sandbox, say);
  const core = createCore({
    files,
    secrets: await openSecrets(files, log),
    log,
    clock,
    sandbox,
    host: {
      version,
      shell,
      platform: process.platform,
      forceReadOnly: options.readOnly,
      ...(openAtStart && { openAtStart }),
    },
  });
  return {
    dataFolder,
    log,
    handlers: core.handlers,
    answer(wire) {
      log.info('shell.window.connected');
      wire.onClose(() => log.info('shell.window.closed'));
      serve(wire, contract, core.handlers, {
        onUnknownError: (method, caught) => log.error('core.failed', { method, caught }),
      });
    },
    async close() {
      await core.close();
      await sandbox.stop();
      log.info('shell.ended');
      await release();
    },
  };
}

async function addressToOpen(
  { connect, readOnly, sandbox: sandboxWanted }: ShellOptions,
  sandbox: SandboxPort,
  say: (line: string) => void,
): Promise<HostInfo['openAtStart']> {
  const started = sandboxWanted ? await startDemo(sandbox, say) : undefined;
  if (connect !== undefined) return { address: connect, readOnly };
  return started === undefined ? undefined : { address: started, readOnly, name: 'sandbox' };
}
