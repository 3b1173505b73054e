/** U+2212, as wide as a plus sign: a hyphen is not a minus in a column of figures. */
const minus = '\u2212';

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A count or an offset: every digit, thousands by comma, in both languages.
 * A `number` is rounded to a whole one: rates and shares have their own functions.
 */
export function formatCount(count: bigint | number): string {
  const whole = typeof count === 'bigint' ? count : roundedBigInt(count);
  return whole < 0n ? minus + group((-whole).toString()) : group(whole.toString());
}

function roundedBigInt(count: number): bigint {
  return Number.isFinite(count) ? BigInt(Math.round(count)) : 0n;
}

/**
 * A rate without its unit, for columns that name the unit in their head: three digits below 1,000 (`0.05`, `1.5`, `61.2`),
 * whole numbers up to 10,000, four digits above, because more would flicker without saying more.
 */
export function formatRateNumber(perSecond: number): string {
  const size = Math.abs(perSecond);
  const sign = perSecond < 0 ? minus : '';
  if (size === 0) return '0';
  if (size < 0.001) return `${sign}<0.001`;
  if (size < 100) return sign + trimZeros(size.toFixed(size < 1 ? 3 : size < 10 ? 2 : 1));
  if (size < 10_000) return sign + formatCount(size);
  const step = 10 ** (Math.floor(Math.log10(size)) - 3);
  return sign + formatCount(Math.round(size / step) * step);
}

/** A rate with its unit, e.g. `412,300/s`. */
export function formatRate(perSecond: number): string {
  return `${formatRateNumber(perSecond)}/s`;
}

function trimZeros(fixed: string): string {
  return fixed.replace(/\.?0+$/, '');
}
