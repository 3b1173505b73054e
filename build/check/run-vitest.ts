import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts } from './counts.ts';
import { runProgram } from './run-program.ts';

const limitMs = 18 * 60_000;

/** Runs these projects of build/vitest.config.ts in one Vitest, shows what it prints, and counts its tests. */
export async function runVitest(projects: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'kconsole-vitest-'));
  const report = join(folder, 'report.json');
  try {
    const { exitCode } = await runProgram(
      'node_modules/vitest/vitest.mjs',
      [
        'run',
        ...['-c', 'build/vitest.config.ts'],
        ...projects.flatMap((project) => ['--project', project]),
        ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`],
      ],
      { limitMs, collect: false },
    );
    const text = await readFile(report, 'utf8').catch(() => null);
    return countTests(text, exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Counts the tests in Vitest's JSON report (Jest's format). A file that could not be loaded, or a run that ended
 * badly without a failed test (an unhandled error, no report at all), counts as one failure.
 */
export function countTests(report: string | null, exitCode: number | null): Counts {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = report === null ? {} : JSON.parse(report);
  const brokenFiles = testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + brokenFiles;
  return {
    passed: numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
