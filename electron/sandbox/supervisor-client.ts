import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SandboxStep } from '../../shared/contract/sandbox.ts';
import { Failure, failure } from '../../shared/errors.ts';
import type { SandboxDetails } from './details.ts';
import type { Order, Report } from './supervisor-protocol.ts';

const stopLimitMs = 30_000;

/** A supervisor as its parent sees it. */
export type Supervisor = {
  /** Settles when the sandbox runs; rejects with what the supervisor reported, or when it ended without a report. */
  running: Promise<SandboxDetails>;
  /** Settles when the supervisor is gone, for whatever reason, and none of its servers is left. */
  ended: Promise<void>;
  /** Lets it end its servers and itself. */
  stop(): Promise<void>;
};

/** Starts the process that will own the servers; see supervisor.ts. */
export function startSupervisor(order: Order, onProgress: (done: readonly SandboxStep[]) => void): Supervisor {
  // A process group of its own: Ctrl-C in a terminal reaches this process only, which then stops things in order.
  const child = spawn(process.execPath, [programIn(order.assets)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: process.versions.electron ? { ...process.env, ELECTRON_RUN_AS_NODE: '1' } : process.env,
  });
  const ended = new Promise<void>((resolve) => {
    function end(): void {
      killGroup(child);
      resolve();
    }
    child.once('exit', end);
    child.once('error', end);
  });
  const running = new Promise<SandboxDetails>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const report: Report = JSON.parse(line);
      if (report.type === 'progress') onProgress(report.done);
      if (report.type === 'running') resolve(report.details);
      if (report.type === 'failed') reject(new Failure(report.error));
    });
    void ended.then(() => reject(failure('SANDBOX_FAILED', { subject: 'supervisor', detail: 'ended unexpectedly' })));
  });
  // A supervisor that could not even start is told by `running`; the pipe's own error adds nothing.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(order)}\n`);
  return {
    running,
    ended,
    async stop() {
      child.stdin.end();
      const timer = setTimeout(() => killGroup(child), stopLimitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

// A bundle brings the supervisor as JavaScript; in a clone its TypeScript runs as it is.
function programIn(assets: string): string {
  const bundled = join(assets, 'supervisor.js');
  return existsSync(bundled) ? bundled : join(assets, 'supervisor.ts');
}

// The servers are in the supervisor's group, which outlives it should it be killed.
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: nobody is left in the group, as it should be.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
