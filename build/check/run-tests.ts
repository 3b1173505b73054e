import { parseArgs } from 'node:util';
import { toAppError } from '../../shared/errors.ts';
import { type Counts, lastLine, sum } from './counts.ts';
import { ensureTestPrerequisites } from './prerequisites.ts';
import { endPrograms, runProgram } from './run-program.ts';
import { runVitest } from './run-vitest.ts';
import { runStaticChecks } from './static-checks.ts';

// `npm test`: everything, in the order in which a mistake shows soonest; `--checks-only` stops before the tests.
// The last line of stdout is always `N passed, N failed`, with a check counting as one test.

const buildLimitMs = 5 * 60_000;
const { values } = parseArgs({ options: { 'checks-only': { type: 'boolean' } } });
const ending = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => void endEarly());

const all: Counts[] = [];
const prepared = values['checks-only'] || (await prepare());
if (prepared) {
  all.push(await runStaticChecks());
  if (!values['checks-only']) {
    all.push(await runVitest(['unit', 'component']));
    all.push(await buildAll());
    all.push(await runVitest(['integration', 'e2e']));
  }
}
const total = sum(all);
process.stdout.write(`${lastLine(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function prepare(): Promise<boolean> {
  try {
    await ensureTestPrerequisites(ending.signal);
    return true;
  } catch (caught) {
    const { detail, params } = toAppError(caught);
    const line = params?.line ? ` Install it with: ${params.line}` : '';
    process.stderr.write(`The tests need real servers and a browser: ${detail}.${line}\n`);
    all.push({ passed: 0, failed: 1, skipped: 0 });
    return false;
  }
}

// The journeys drive what was built, so the build is the first of them.
async function buildAll(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, program] of [
    ['build', 'build/build.ts'],
    ['size of the entry script', 'build/check/bundle-size.ts'],
  ] as const) {
    const { exitCode, output } = await runProgram(program, [], { limitMs: buildLimitMs, collect: true });
    const passed = exitCode === 0;
    counts[passed ? 'passed' : 'failed'] += 1;
    process.stdout.write(`${passed ? '✓' : '✗'} ${name}\n${passed ? '' : output}`);
  }
  return counts;
}

async function endEarly(): Promise<void> {
  ending.abort();
  await endPrograms();
  process.exit(130);
}
