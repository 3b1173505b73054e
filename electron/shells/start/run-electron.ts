import { spawn } from 'node:child_process';
import { ownFailureExitCode } from '../exit-codes.ts';

/** A window that could not be opened ends Electron soon after its start. */
const startLimitMs = 15_000;

/**
 * Runs the desktop shell until it ends. Answers its exit code, or `not-started` when Electron itself ended early with
 * an error (a library is missing, or the kernel forbids its sandbox); what it printed stands in the terminal.
 */
export async function runElectron(
  program: string,
  appFolder: string,
  args: readonly string[],
): Promise<number | 'not-started'> {
  const startedAtMs = Date.now();
  const child = spawn(program, [appFolder, ...args], { stdio: 'inherit' });
  let stopped = false;
  const forward = (signal: NodeJS.Signals) => {
    stopped = true;
    child.kill(signal);
  };
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  process.off('SIGINT', forward).off('SIGTERM', forward);
  const early = Date.now() - startedAtMs < startLimitMs;
  if (early && !stopped && code !== 0 && code !== ownFailureExitCode) return 'not-started';
  return code ?? 1;
}
