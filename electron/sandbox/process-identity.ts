import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ProcessIdentity } from './details.ts';

/**
 * When the process with this id was started, in a form only fit for comparing; null when there is none.
 * An id alone is not enough to end a process found in an old file: ids are used again.
 */
export function startOfProcess(pid: number): string | null {
  try {
    if (process.platform === 'linux') return startFromStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
    return started.trim() || null;
  } catch {
    // No such process: /proc has no file for it, and ps answers with exit code 1.
    return null;
  }
}

/** Whether exactly this process, and not a later one with its id, is still there. */
export function isAlive(identity: { pid: number; startedAt: string }): boolean {
  return startOfProcess(identity.pid) === identity.startedAt;
}

/** Kills what a run that ended badly left behind; never a process that merely has the same id now. */
export function killLeftover(identity: ProcessIdentity): void {
  if (isAlive(identity)) process.kill(identity.pid, 'SIGKILL');
}

// proc(5): field 22 is the start time in clock ticks. Field 2, the name in brackets, may hold spaces, so count
// from its end. A zombie (state Z) has ended: only its parent has not read the exit code yet.
function startFromStat(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : (fields[19] ?? null);
}
