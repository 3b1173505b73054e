import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson, printJson } from '../../../../shared/text/json-print.ts';

/** Values that JSON.parse and stringify carry without loss. */
const plainValue = fc.jsonValue({ noUnicodeString: false }).map((value) => JSON.parse(JSON.stringify(value)));

describe('printJson', () => {
  it('prints as JSON.stringify does where that loses nothing', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('is stable: printing what was printed changes nothing', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const once = prettyJson(text) ?? '';
        expect(prettyJson(once)).toBe(once);
      }),
    );
  });

  it('keeps digits, repeated keys and __proto__', () => {
    const text = '{"id":-7210194211959421178,"d":1.10,"dup":1,"dup":2,"__proto__":{"x":1e5},"e":{},"f":[ ]}';
    expect(prettyJson(text)).toBe(
      [
        '{',
        '  "id": -7210194211959421178,',
        '  "d": 1.10,',
        '  "dup": 1,',
        '  "dup": 2,',
        '  "__proto__": {',
        '    "x": 1e5',
        '  },',
        '  "e": {},',
        '  "f": []',
        '}',
      ].join('\n'),
    );
  });

  it('prints the beginning of a text that was cut anywhere', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        const whole = prettyJson(text) ?? '';
        const part = printJson(text.slice(0, at % (text.length + 1)));
        // The last token may be cut, and is then all that differs.
        expect(whole.startsWith(part.text)).toBe(true);
      }),
    );
  });

  it('shows the beginning of a value that was cut', () => {
    expect(printJson('{"a":1,"pad":"xx').text).toBe('{\n  "a": 1,\n  "pad": "xx');
    expect(printJson('[1,2').text).toBe('[\n  1,\n  2');
    expect(printJson('{"a":tr').text).toBe('{\n  "a": tr');
  });

  it('does not turn deep nesting into gigabytes of blanks', () => {
    const deep = 20_000;
    const printed = printJson('['.repeat(deep) + ']'.repeat(deep));
    expect(printed.problem).toBeNull();
    expect(printed.text.length).toBeLessThan(deep * 2 * 140);
  });

  it('offers long arrays below the root for folding, outermost only', () => {
    const numbers = `[${Array.from({ length: 30 }, (_, i) => i).join(',')}]`;
    const printed = printJson(`{"short":[1,2],"long":[${numbers},${numbers}]}`);
    expect(printed.folds).toHaveLength(1);
    const [fold] = printed.folds;
    expect(fold).toMatchObject({ items: 2 });
    expect(printed.text.slice((fold?.from ?? 0) - 1, fold?.from)).toBe('[');
    expect(printed.text.slice(fold?.to)).toBe(']\n}');
    expect(printJson(numbers).folds).toEqual([]);
  });

  it('answers null for what is not JSON', () => {
    expect(prettyJson('{"a":}')).toBeNull();
    expect(prettyJson('')).toBeNull();
  });
});
