import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');
const politeMs = 15_000;
const running = new Set<ChildProcess>();

/**
 * Runs a JavaScript program of this project or of node_modules with this Node, in a process group of its own, and
 * ends whatever is left of that group. `collect` keeps its output instead of showing it at once.
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: { limitMs: number; collect: boolean },
): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    detached: true,
    stdio: options.collect ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  running.add(child);
  const output: Buffer[] = [];
  child.stdout?.on('data', (bytes) => output.push(bytes));
  child.stderr?.on('data', (bytes) => output.push(bytes));
  const timer = setTimeout(() => signalGroup(child, 'SIGTERM'), options.limitMs);
  const hardTimer = setTimeout(() => signalGroup(child, 'SIGKILL'), options.limitMs + politeMs);
  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    child.once('error', () => resolve(null));
  });
  clearTimeout(timer);
  clearTimeout(hardTimer);
  signalGroup(child, 'SIGKILL');
  running.delete(child);
  return { exitCode, output: Buffer.concat(output).toString() };
}

/** Ends everything that was started here: asks first, so that sandboxes and browsers can be closed in order. */
export async function endPrograms(): Promise<void> {
  for (const child of running) signalGroup(child, 'SIGINT');
  const deadline = Date.now() + politeMs;
  while (running.size > 0 && Date.now() < deadline) await delay(100);
  for (const child of running) signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nobody is left in the group.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
