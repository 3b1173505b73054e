import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toAppError } from '../../shared/errors.ts';
import { askInTerminal } from './ask-in-terminal.ts';
import { cacheFolder } from './cache.ts';
import { type ProfileName, profiles } from './profiles.ts';
import { findRuns } from './run-folder.ts';
import { createSandbox } from './sandbox.ts';

const usage = `usage: npm run sandbox -- <profile> [--folder FOLDER]
  ${Object.keys(profiles).join(', ')}   start this profile, print where everything is, run until Ctrl-C
  print              print where the running sandboxes are
  stop               end the running sandboxes
`;

const { values, positionals } = parseArgs({ options: { folder: { type: 'string' } }, allowPositionals: true });
const verb = positionals[0] ?? 'demo';
const folder = values.folder ?? join(cacheFolder(), 'sandbox');

if (verb === 'print') await printRuns();
else if (verb === 'stop') await stopRuns();
else if (isProfile(verb)) await runProfile(verb);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}

async function runProfile(profile: ProfileName): Promise<void> {
  const sandbox = createSandbox({ profile, folder, ...(process.stdin.isTTY && { askToInstall }) });
  const stop = () => void sandbox.stop();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  sandbox.onStatus((status) => {
    const step = status.state === 'starting' ? ` ${status.step} (${status.done} of ${status.steps} done)` : '';
    process.stderr.write(`${status.state}${step}\n`);
  });
  try {
    await sandbox.start();
    process.stdout.write(`${JSON.stringify(sandbox.details(), null, 2)}\n`);
  } catch (caught) {
    const { code, subject, detail, params } = toAppError(caught);
    process.stderr.write(`${[code, subject, detail, params?.line].filter(Boolean).join(': ')}\n`);
    process.exitCode = 1;
  }
}

function askToInstall(line: string): Promise<boolean> {
  return askInTerminal('The sandbox needs Java and Maven.', line);
}

async function printRuns(): Promise<void> {
  for (const run of await findRuns(folder)) process.stdout.write(`${JSON.stringify(run.details, null, 2)}\n`);
}

async function stopRuns(): Promise<void> {
  for (const run of await findRuns(folder)) process.kill(run.supervisor.pid, 'SIGTERM');
}

function isProfile(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name);
}
