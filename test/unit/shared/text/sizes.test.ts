import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../../shared/text/sizes.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [9_999, '9,999 B'],
    [10_000, '9.77 KiB'],
    [82_944, '81.0 KiB'],
    [1_000_000, '977 KiB'],
    [1_048_064, '1.00 MiB'],
    [3_303_014, '3.15 MiB'],
    [104_805_376, '100 MiB'],
    [48_318_382_080, '45.0 GiB'],
    [-38_600_000, '\u221236.8 MiB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('takes sizes no number holds exactly', () => {
    expect(formatBytes(9_223_372_036_854_775_807n)).toBe('8.00 EiB');
  });
});
