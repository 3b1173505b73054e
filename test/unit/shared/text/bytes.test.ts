import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexBytes, hexDump, parseHex } from '../../../../shared/text/hex.ts';
import { decodeUtf8Start, decodeUtf8Strict, readsAsText } from '../../../../shared/text/utf8.ts';
import { hiddenInLines, visibleText } from '../../../../shared/text/visible.ts';

const encoder = new TextEncoder();
const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

describe('hex', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseHex(hexBytes(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('takes hex as people paste it and nothing else', () => {
    expect(parseHex('0x9F3c')).toEqual(bytesOf(0x9f, 0x3c));
    expect(parseHex(' 9f:3c\n00 ')).toEqual(bytesOf(0x9f, 0x3c, 0));
    expect(parseHex('')).toEqual(bytesOf());
    expect(parseHex('9f3')).toBeNull();
    expect(parseHex('zz')).toBeNull();
  });

  it('says when bytes were left out', () => {
    expect(hexBytes(bytesOf(1, 2, 3), 2)).toBe('01 02 …');
  });

  it('dumps lines as hexdump -C does', () => {
    const text = encoder.encode('Kafka\u0000<html>한');
    expect(hexDump(text)).toBe('00000000  4b 61 66 6b 61 00 3c 68  74 6d 6c 3e ed 95 9c     |Kafka.<html>...|');
    expect(hexDump(new Uint8Array(17), 32).split('\n')[1]).toMatch(/^00000030 {2}00 {3}.* \|\.\|$/);
    expect(hexDump(bytesOf())).toBe('');
  });
});

describe('UTF-8', () => {
  it('gives back every text, byte order mark included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8Strict(encoder.encode(text))).toBe(text);
      }),
    );
    expect(decodeUtf8Strict(bytesOf(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA');
  });

  it('refuses what is not UTF-8: overlong forms, surrogates, stray and missing bytes', () => {
    for (const bytes of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0x80], [0xe2, 0x82], [0xf5, 0x80, 0x80, 0x80], [0xff]])
      expect(decodeUtf8Strict(bytesOf(...bytes))).toBeNull();
  });

  it('leaves out a character that a cut went through', () => {
    const whole = encoder.encode('가격 €5 🚚');
    for (let end = 0; end <= whole.length; end += 1) {
      const text = decodeUtf8Start(whole.subarray(0, end));
      expect(text).not.toBeNull();
      expect('가격 €5 🚚'.startsWith(text ?? 'null')).toBe(true);
    }
    expect(decodeUtf8Start(bytesOf(0x41, 0xff, 0x42))).toBeNull();
  });

  it('tells binary that happens to be UTF-8 from text', () => {
    expect(readsAsText('a\tb\r\nc 한')).toBe(true);
    expect(readsAsText('\u0000\u0000\u0000*')).toBe(false);
  });
});

describe('visibleText', () => {
  it('shows controls, bidi overrides and zero-width characters', () => {
    expect(visibleText('a\u0000b\nc\u007f')).toBe('a␀b␊c␡');
    expect(visibleText('user\u202efdp.exe')).toBe('user⟨U+202E⟩fdp.exe');
    expect(visibleText('or\u200bder\ufeff')).toBe('or⟨U+200B⟩der⟨U+FEFF⟩');
    expect(visibleText('a\u200db')).toBe('a⟨U+200D⟩b');
    expect(visibleText('x\u{e0041}')).toBe('x⟨U+E0041⟩');
  });

  it('leaves what can be seen as it is', () => {
    const text = '한국어 <b>&amp; 👨‍👩‍👧 naïve';
    expect(visibleText(text)).toBe(text);
  });

  it('leaves nothing hidden in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
        expect(visibleText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('spares tab and line feed where a viewer lays out lines', () => {
    expect('a\tb\nc\rd'.replace(hiddenInLines, '?')).toBe('a\tb\nc?d');
  });
});
