import { describe, expect, test } from 'vitest';
import { lastLine, sum } from '../../../build/check/counts.ts';
import { countTests } from '../../../build/check/run-vitest.ts';

describe('the last line of npm test', () => {
  test('sums checks and tests, and names what was skipped only where something was', () => {
    const checks = { passed: 11, failed: 0, skipped: 0 };
    expect(lastLine(sum([checks, { passed: 400, failed: 2, skipped: 0 }]))).toBe('411 passed, 2 failed');
    expect(lastLine(sum([checks, { passed: 1, failed: 0, skipped: 3 }]))).toBe('12 passed, 0 failed, 3 skipped');
  });
});

describe("Vitest's report", () => {
  const good = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

  test('is counted', () => {
    expect(countTests(JSON.stringify(good), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  test('a file that could not be loaded is a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countTests(JSON.stringify({ ...good, testResults }), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  test('a run that ended badly without a failed test is a failure', () => {
    expect(countTests(JSON.stringify(good), 1)).toMatchObject({ failed: 1 });
    expect(countTests(null, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
