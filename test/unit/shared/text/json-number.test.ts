import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, numberNote } from '../../../../shared/text/json-number.ts';

describe('numberNote', () => {
  it.each([
    ['0', null],
    ['-12', null],
    ['9007199254740992', null],
    ['9007199254740993', 'int64'],
    ['-9223372036854775808', 'int64'],
    ['9223372036854775808', 'digits'],
    ['12345678901234567890123', 'digits'],
    ['0.1', null],
    ['0.10', 'digits'],
    ['1e5', 'digits'],
    ['-0', 'digits'],
    ['0.1000000000000000055511151231257827', 'digits'],
  ])('of %s is %s', (written, note) => {
    expect(numberNote(written)).toBe(note);
  });

  it('is silent only where a double writes the same number', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 70n), 2n ** 70n), (value) => {
        const exact = BigInt(Number(value)) === value && (value < 0n ? -value : value) <= 2n ** 53n;
        expect(numberNote(String(value)) === null).toBe(exact);
      }),
    );
  });
});

describe('compareDecimals', () => {
  it('orders integers of any size exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        const sign = (value: number | null) => (value === null ? null : Math.sign(value));
        expect(sign(compareDecimals(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('orders doubles as the engine does, however they are written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (a, b) => {
          const compared = compareDecimals(String(a), b.toExponential());
          expect(Math.sign(compared ?? Number.NaN)).toBe(a < b ? -1 : a > b ? 1 : 0);
        },
      ),
    );
  });

  it.each([
    ['1.10', '1.1', 0],
    ['0', '-0.00', 0],
    ['1e400', '9e399', 1],
    ['-1e400', '1', -1],
    ['0', '5', -1],
    ['0', '-5', 1],
  ])('%s against %s', (a, b, order) => {
    expect(Math.sign(compareDecimals(a, b) ?? Number.NaN)).toBe(order);
  });

  it('answers null for what is no number', () => {
    expect(compareDecimals('1', 'one')).toBeNull();
  });
});
