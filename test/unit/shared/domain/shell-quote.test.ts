import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printfFormat, quotePosix, quoteWindows } from '../../../../shared/domain/shell-quote.ts';

const shell = (name: string, command: string) => execFileSync(name, ['-c', command]);

describe('quotePosix', () => {
  it('is read back by bash as it was, whatever it holds', () => {
    const anything = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', ''));
    const hostile = fc.constantFrom("'", '$(id)', '`id`', '\\', '\n', '\u001b[2J', '\u202e', '!', '~', '=x', '-n', '');
    const argument = fc.array(fc.oneof(anything, hostile), { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 20 }), (args) => {
        const words = args.map((each) => quotePosix(each) || "''").join(' ');
        expect(shell('bash', `printf '%s\\0' ${words}`).toString().split('\0').slice(0, -1)).toEqual(args);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves plain words alone and shows no control character', () => {
    expect(quotePosix('orders.v1_a-b')).toBe('orders.v1_a-b');
    expect(quotePosix('=ls')).toBe("'=ls'");
    expect(quotePosix("it's")).toBe("'it'\\''s'");
    expect(quotePosix('a\u001b\u202e')).toBe("$'a\\x1b\\u202e'");
  });
});

describe('printfFormat', () => {
  it('prints exactly these bytes in sh', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.string().map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          const printed = shell('sh', `printf ${quotePosix(printfFormat(bytes)) || "''"}`);
          expect([...printed]).toEqual([...bytes]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets no leading minus pass for an option, in text and in bytes that are none', () => {
    for (const bytes of [[0x2d], [0x2d, 0x61], [0x2d, 0x80]])
      expect([...shell('sh', `printf ${quotePosix(printfFormat(new Uint8Array(bytes)))}`)]).toEqual(bytes);
  });

  it('keeps text readable', () => {
    expect(printfFormat(new TextEncoder().encode('{"a":"한글 100%\\"}\n'))).toBe('{"a":"한글 100%%\\\\"}\\n');
  });
});

describe('quoteWindows', () => {
  it('quotes what cmd.exe would split a batch file’s arguments at', () => {
    expect(quoteWindows('orders')).toBe('orders');
    expect(quoteWindows('retention.ms=5')).toBe('"retention.ms=5"');
    expect(quoteWindows('say "hi"')).toBe('"say \\"hi\\""');
  });
});
