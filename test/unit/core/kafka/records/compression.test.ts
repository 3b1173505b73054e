import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compress, decompress } from '../../../../../electron/core/kafka/records/compression.ts';
import { Failure } from '../../../../../shared/errors.ts';

const codecs = ['gzip', 'snappy', 'lz4', 'zstd'] as const;
const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'none';
  } catch (caught) {
    if (!(caught instanceof Failure)) throw caught;
    return caught.error.code;
  }
};

describe.each(codecs)('%s', (codec) => {
  it('gives back what it was given', () => {
    const large = Buffer.from('한글과 emoji 😀 and repetition '.repeat(10_000));
    for (const bytes of [Buffer.alloc(0), Buffer.from('x'), large, Buffer.alloc(100_000, 7)])
      expect(decompress(codec, compress(codec, bytes)).equals(bytes)).toBe(true);
  });

  it('survives any bytes, and works on after them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['none', 'RECORDS_CORRUPT', 'TOO_LARGE']).toContain(codeOf(() => decompress(codec, Buffer.from(bytes))));
      }),
      { numRuns: 300 },
    );
    expect(decompress(codec, compress(codec, Buffer.from('still fine'))).toString()).toBe('still fine');
  });

  it('survives bytes that were right and have changed', () => {
    const right = compress(codec, Buffer.from('some text that repeats, some text that repeats'.repeat(20)));
    fc.assert(
      fc.property(fc.nat(right.length - 1), fc.nat(255), fc.nat(right.length), (at, byte, end) => {
        const changed = Buffer.from(right.subarray(0, Math.max(at + 1, end)));
        changed[at] = byte;
        expect(['none', 'RECORDS_CORRUPT', 'TOO_LARGE']).toContain(codeOf(() => decompress(codec, changed)));
      }),
      { numRuns: 500 },
    );
    expect(decompress(codec, right).length).toBe(46 * 20);
  });
});

describe('claims that no memory could hold', () => {
  it('are refused before anything is allocated by them', () => {
    // A bare Snappy block that claims 4 GiB, and an LZ4 frame with a block that runs past its end.
    expect(codeOf(() => decompress('snappy', Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0])))).toBe(
      'RECORDS_CORRUPT',
    );
    const frame = compress('lz4', Buffer.from('x'.repeat(1000)));
    frame.writeUInt32LE(0x7000_0000, 7);
    expect(codeOf(() => decompress('lz4', frame))).toBe('RECORDS_CORRUPT');
  });

  it.each(codecs)('stop a bomb of %s at the limit', (codec) => {
    const bomb = compress(codec, Buffer.alloc(3 << 20));
    expect(codeOf(() => decompress(codec, bomb, 2 << 20))).toBe('TOO_LARGE');
    expect(decompress(codec, bomb, 16 << 20).length).toBe(3 << 20);
  });
});

it('reads Snappy without Java’s framing too', () => {
  // "Wikipedia" as one literal: length 9, tag (9 - 1) << 2.
  expect(decompress('snappy', Buffer.from([9, 8 << 2, ...Buffer.from('Wikipedia')])).toString()).toBe('Wikipedia');
});
