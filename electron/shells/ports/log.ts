import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ClockPort, LogPort } from '../../core/ports/ports.ts';
import { redact } from './redact.ts';

const maxFileBytes = 4 * 1024 * 1024;
const keptFiles = 3;

/**
 * A log of JSON lines in `<folder>/kconsole.log`, with older ones beside it as `kconsole.1.log` … `kconsole.3.log`.
 * Warnings and errors go to `printLine` (stderr) as well. Lines are written before the call returns, so that the last
 * one before a crash is there; a disk that refuses is told to `printLine` once and the log goes on without a file.
 */
export function createLog(folder: string, clock: ClockPort, printLine: (line: string) => void): LogPort {
  const path = join(folder, 'kconsole.log');
  let sizeBytes = 0;
  let onDisk = tryDisk(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  });

  function tryDisk(write: () => void): boolean {
    try {
      write();
      return true;
    } catch (caught) {
      printLine(`log.file.failed ${JSON.stringify(redact({ path, caught }))}`);
      return false;
    }
  }

  function write(line: string) {
    if (sizeBytes > maxFileBytes) {
      rotate(folder);
      sizeBytes = 0;
    }
    appendFileSync(path, line, { mode: 0o600 });
    sizeBytes += Buffer.byteLength(line);
  }

  function print(level: 'info' | 'warn' | 'error', event: string, fields: Record<string, unknown> = {}) {
    const safe = JSON.stringify(redact(fields));
    if (level !== 'info') printLine(`${level} ${event} ${safe}`);
    const at = new Date(clock.nowMs()).toISOString();
    const line = `${JSON.stringify({ at, level, event })?.slice(0, -1)},"fields":${safe}}\n`;
    if (onDisk) onDisk = tryDisk(() => write(line));
  }

  return {
    info: (event, fields) => print('info', event, fields),
    warn: (event, fields) => print('warn', event, fields),
    error: (event, fields) => print('error', event, fields),
  };
}

function rotate(folder: string) {
  const names = ['kconsole.log', ...Array.from({ length: keptFiles }, (_, i) => `kconsole.${i + 1}.log`)];
  for (let i = names.length - 2; i >= 0; i -= 1) {
    const from = join(folder, names[i] ?? '');
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, join(folder, names[i + 1] ?? ''));
  }
}
