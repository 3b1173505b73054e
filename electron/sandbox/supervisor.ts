import { createInterface } from 'node:readline';
import { toAppError } from '../../shared/errors.ts';
import { startOfProcess } from './process-identity.ts';
import { runSandbox } from './run-sandbox.ts';
import type { Order, Report } from './supervisor-protocol.ts';

// The process that owns all servers of a sandbox. It lives as long as its stdin: when the parent is gone, even by
// SIGKILL, the operating system closes that pipe, and the servers end. Started by sandbox.ts only.

const ending = new AbortController();
const input = createInterface({ input: process.stdin });
input.once('line', (line) => void supervise(JSON.parse(line)));
input.once('close', () => ending.abort());
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => ending.abort());
// The parent may be gone while a report is on its way.
process.stdout.on('error', () => ending.abort());

async function supervise(order: Order): Promise<void> {
  const supervisor = { name: 'supervisor', pid: process.pid, startedAt: startOfProcess(process.pid) ?? '' };
  try {
    await runSandbox(order, supervisor, report, ending.signal);
    process.exitCode = 0;
  } catch (error) {
    report({ type: 'failed', error: toAppError(error) });
    process.exitCode = 1;
  }
  input.close();
  process.stdin.destroy();
}

function report(report: Report): void {
  if (process.stdout.writable) process.stdout.write(`${JSON.stringify(report)}\n`);
}
