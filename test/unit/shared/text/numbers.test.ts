import { describe, expect, it } from 'vitest';
import { formatCount, formatRate, formatRateNumber } from '../../../../shared/text/numbers.ts';

describe('formatCount', () => {
  it('keeps every digit of a 64-bit offset', () => {
    expect(formatCount(9_223_372_036_854_775_807n)).toBe('9,223,372,036,854,775,807');
    expect(formatCount(9_007_199_254_740_993n)).toBe('9,007,199,254,740,993');
  });

  it('groups from the right and leaves short numbers alone', () => {
    expect([0, 7, 999, 1000, 12_345, 1_234_567].map(formatCount)).toEqual([
      '0',
      '7',
      '999',
      '1,000',
      '12,345',
      '1,234,567',
    ]);
  });

  it('writes a real minus sign', () => {
    expect(formatCount(-43_545_600)).toBe('\u221243,545,600');
  });
});

describe('formatRate', () => {
  it.each([
    [0, '0/s'],
    [0.0004, '<0.001/s'],
    [0.05, '0.05/s'],
    [1.5, '1.5/s'],
    [2, '2/s'],
    [61.23, '61.2/s'],
    [99.96, '100/s'],
    [940.4, '940/s'],
    [6204, '6,204/s'],
    [412_345, '412,300/s'],
  ])('writes %d as %s', (rate, text) => {
    expect(formatRate(rate)).toBe(text);
  });

  it('leaves the unit to the head of a column', () => {
    expect(formatRateNumber(84)).toBe('84');
  });
});
