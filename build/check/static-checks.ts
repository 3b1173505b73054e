import type { Counts } from './counts.ts';
import { runProgram } from './run-program.ts';

const limitMs = 5 * 60_000;
const atOnce = 2;

type Check = { name: string; program: string; args: readonly string[] };

// One strict tsconfig per room, so that no room sees another's globals.
const rooms = [
  'shared',
  'electron/core',
  'electron/sandbox',
  'electron/shells',
  'electron',
  'renderer',
  'build',
  'test',
];

const checks: readonly Check[] = [
  ...rooms.map((room) => ({
    name: `types of ${room}`,
    program: 'node_modules/typescript/bin/tsc',
    args: ['-p', room],
  })),
  { name: 'rooms', program: 'build/check/rooms.ts', args: [] },
  { name: 'unused code', program: 'node_modules/knip/bin/knip.js', args: ['--config', 'build/knip.json'] },
  { name: 'lint', program: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings'] },
];

/** Runs every check that needs no server, two at once, showing the output of those that fail. */
export async function runStaticChecks(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...checks];
  async function work(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { exitCode, output } = await runProgram(check.program, check.args, { limitMs, collect: true });
      const passed = exitCode === 0;
      if (passed) counts.passed++;
      else counts.failed++;
      process.stdout.write(`${passed ? '✓' : '✗'} ${check.name}\n${passed ? '' : output}`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts;
}
