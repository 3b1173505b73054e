import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../shared/errors.ts';
import { decodeFrame, encodeFrame } from '../../../shared/wire/codec.ts';

describe('the codec of both wires', () => {
  it('gives back bigints, bytes and strings that look like its own tags', () => {
    const frame = {
      big: 9_223_372_036_854_775_807n,
      small: -1n,
      bytes: new Uint8Array([0, 1, 255]),
      none: new Uint8Array(),
      tags: ['\u0001n12', '\u0001b0', '\u0001', '\u0001s'],
      nested: [{ at: 1n }, null],
    };
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });

  it('gives back any JSON-like value, bigints and bytes included', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.string(),
        fc.string().map((text) => `\u0001${text}`),
        fc.integer(),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array(),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('any'), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (given) => {
        expect(decodeFrame(encodeFrame(given))).toEqual(given);
      }),
    );
  });

  it('aligns attachments, so that 64-bit columns are read in place', () => {
    const { a, b } = decodeFrame(encodeFrame({ a: new Uint8Array(3), b: new Uint8Array(16) })) as Record<
      string,
      Uint8Array
    >;
    expect(a?.byteOffset).toSatisfy((offset: number) => offset % 8 === 0);
    expect(b?.byteOffset).toSatisfy((offset: number) => offset % 8 === 0);
  });

  it('refuses whatever is not a frame, and never with anything but BAD_INPUT', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
        try {
          decodeFrame(new Uint8Array(noise));
        } catch (caught) {
          expect(caught).toBeInstanceOf(Failure);
          expect((caught as Failure).error.code).toBe('BAD_INPUT');
        }
      }),
    );
  });
});
