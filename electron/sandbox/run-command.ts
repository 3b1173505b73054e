import { execFile } from 'node:child_process';
import { failure } from '../../shared/errors.ts';

/**
 * Runs a command to its end and answers what it printed on stdout.
 * Fails with SANDBOX_FAILED, named after the command, with the end of its output; CANCELLED by the signal.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { cwd?: string; limitMs: number; signal?: AbortSignal; env?: NodeJS.ProcessEnv },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      {
        ...(options.cwd !== undefined && { cwd: options.cwd }),
        ...(options.signal && { signal: options.signal }),
        env: options.env ?? process.env,
        timeout: options.limitMs,
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        if (options.signal?.aborted) return reject(failure('CANCELLED', { subject: command }, error));
        const words = lastLines(`${stdout}\n${stderr}`) || error.message;
        const detail = error.killed ? `gave up after ${options.limitMs / 1000} s: ${words}` : words;
        reject(failure('SANDBOX_FAILED', { subject: command, detail }, error));
      },
    );
    // A tool that asks a question would wait for ever.
    child.stdin?.end();
  });
}

function lastLines(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-4)
    .join('\n');
}
