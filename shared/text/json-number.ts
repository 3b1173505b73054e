const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const exactLimit = 2n ** 53n;
const int64Limit = 2n ** 63n;

/**
 * Why a number is worth a note beside it: `int64` for an integer that fits 64 bits but not a double, `digits` for one
 * that a parser would have written differently (beyond 64 bits, `0.10`, `1e5`); null where nothing could be lost.
 */
export function numberNote(written: string): 'int64' | 'digits' | null {
  if (!/^-?\d+$/.test(written)) return String(Number(written)) === written ? null : 'digits';
  if (written === '-0' || written.length > 20) return 'digits';
  const value = BigInt(written);
  if (value <= exactLimit && value >= -exactLimit) return null;
  return value < int64Limit && value >= -int64Limit ? 'int64' : 'digits';
}

type Scaled = { negative: boolean; digits: string /** Power of ten of the first digit. */; magnitude: number };

function scale(written: string): Scaled | null {
  const match = decimal.exec(written);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const all = `${whole}${fraction}`;
  const leading = all.length - all.replace(/^0+/, '').length;
  const digits = all.slice(leading).replace(/0+$/, '');
  return { negative: sign === '-', digits, magnitude: whole.length - 1 - leading + Number(exponent) };
}

/** Compares two numbers as written, exactly and without parsing them: below, equal or above 0; null if one is none. */
export function compareDecimals(left: string, right: string): number | null {
  const a = scale(left);
  const b = scale(right);
  if (a === null || b === null) return null;
  if (a.digits === '' || b.digits === '') {
    if (a.digits === b.digits) return 0;
    if (a.digits === '') return b.negative ? 1 : -1;
    return a.negative ? -1 : 1;
  }
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const direction = a.negative ? -1 : 1;
  if (a.magnitude !== b.magnitude) return a.magnitude < b.magnitude ? -direction : direction;
  // Both begin with a digit that is not 0 and end with one, so text order is number order.
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -direction : direction;
}
