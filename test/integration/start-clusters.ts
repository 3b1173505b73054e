import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { cacheFolder } from '../../electron/sandbox/cache.ts';
import type { SandboxDetails } from '../../electron/sandbox/details.ts';
import { readRun } from '../../electron/sandbox/run-folder.ts';
import { createSandbox } from '../../electron/sandbox/sandbox.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sandbox: SandboxDetails;
  }
}

const joinVariable = 'KCONSOLE_TEST_SANDBOX';

/**
 * Vitest's global set-up of the projects that need clusters: one `test` sandbox per run, lent to all files of all
 * projects. With KCONSOLE_TEST_SANDBOX set to the `runFolder` that `npm run sandbox -- test` prints, that sandbox is
 * used and left running, which saves the start while writing a test.
 */
export default async function startClusters(project: TestProject): Promise<() => Promise<void>> {
  const joined = process.env[joinVariable];
  if (joined) {
    const details = (await readRun(joined))?.details;
    if (!details) throw new Error(`${joinVariable}: no sandbox runs in ${joined}`);
    project.provide('sandbox', details);
    return async () => undefined;
  }
  const sandbox = createSandbox({ profile: 'test', folder: join(cacheFolder(), 'sandbox', 'test') });
  await sandbox.start();
  const details = sandbox.details();
  if (!details) throw new Error('the sandbox ended while the tests were about to start');
  project.provide('sandbox', details);
  // The next project of the same run joins this one; vitest sets projects up in turn and tears down in reverse.
  process.env[joinVariable] = details.runFolder;
  return async () => {
    delete process.env[joinVariable];
    await sandbox.stop();
  };
}
