import { describe, expect, it } from 'vitest';
import { releaseOf } from '../../../../electron/core/kafka/version.ts';

const ranges = (told: string) =>
  new Map(
    told.split(' ').map((each) => {
      const [key = 0, from = 0, to = 0] = each.split(/[:-]/).map(Number);
      return [key, [from, to] as const];
    }),
  );

describe('the release that API versions tell', () => {
  it.each([
    // As the brokers of these releases answered ApiVersions, shortened.
    ['3.9', '0:0-11 1:0-17 2:0-9 3:0-12 8:0-9 11:0-9 16:0-5 18:0-4 43:0-2 44:0-1 60:0-1 66:0-1 69:0-0'],
    ['4.1', '0:0-13 1:4-18 2:1-10 3:0-13 8:2-9 11:0-9 16:0-5 18:0-4 43:0-2 44:0-1 60:0-2 66:0-2 69:0-1 92:0-0'],
  ])('is %s', (release, told) => {
    expect(releaseOf(ranges(told))).toBe(release);
  });

  it('is unknown for what is older than all we know', () => {
    expect(releaseOf(ranges('0:0-2 1:0-3 3:0-2'))).toBeNull();
  });
});
