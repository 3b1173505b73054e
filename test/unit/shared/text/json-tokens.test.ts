import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJson, isJson, jsonToken, walkJson } from '../../../../shared/text/json-tokens.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('checkJson', () => {
  it('agrees with the engine on every JSON text', () => {
    fc.assert(fc.property(fc.json(), (text) => isJson(text)));
  });

  it('agrees with the engine on JSON with one character replaced, removed or added', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ...'{}[]",:0-.e\\u tn\u0001한'),
        fc.nat(1),
        (text, at, by, cut) => {
          const place = at % (text.length + 1);
          const damaged = text.slice(0, place) + by + text.slice(place + cut);
          expect(isJson(damaged)).toBe(parses(damaged));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('agrees with the engine on texts made of JSON pieces', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u12"',
      '-',
      '0',
      '01',
      '1.',
      '1e',
      '2.5E-3',
      'true',
      'nul',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(isJson(text)).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['', 'empty', 1, 1],
    ['  \n ', 'empty', 2, 2],
    ['{"a":1', 'ends-early', 1, 7],
    ['{"a":1,\n  b:2}', 'unexpected', 2, 3],
    ['{"a":1}\n{}', 'after-end', 2, 1],
    ['["a\tb"]', 'control-in-string', 1, 4],
    ['["\\x"]', 'bad-escape', 1, 3],
    ['[01]', 'bad-number', 1, 2],
    ['[1.]', 'bad-number', 1, 4],
    ['["한글", x]', 'unexpected', 1, 8],
    ['[1,]', 'unexpected', 1, 4],
  ])('tells where %j stops being JSON', (text, kind, line, column) => {
    expect(checkJson(text)).toMatchObject({ kind, line, column });
  });

  it('takes nesting that would overflow a stack', () => {
    const deep = 200_000;
    expect(isJson('['.repeat(deep) + ']'.repeat(deep))).toBe(true);
    expect(checkJson('['.repeat(deep))).toMatchObject({ kind: 'ends-early', column: deep + 1 });
  });
});

/** All tokens up to the first problem. */
function tokensOf(text: string) {
  const tokens: { kind: number; start: number; end: number }[] = [];
  const problem = walkJson(text, (kind, start, end) => {
    tokens.push({ kind, start, end });
    return true;
  });
  return { tokens, problem };
}

describe('walkJson', () => {
  it('names keys apart from strings and keeps what was written', () => {
    const text = '{"__proto__": 1.10, "a": [null, "b"], "a": 12345678901234567890}';
    const { tokens, problem } = tokensOf(text);
    expect(problem).toBeNull();
    const written = (kind: number) => tokens.filter((t) => t.kind === kind).map((t) => text.slice(t.start, t.end));
    expect(written(jsonToken.key)).toEqual(['"__proto__"', '"a"', '"a"']);
    expect(written(jsonToken.number)).toEqual(['1.10', '12345678901234567890']);
    expect(written(jsonToken.string)).toEqual(['"b"']);
    expect(written(jsonToken.literal)).toEqual(['null']);
  });

  it('ends where the visitor says so', () => {
    let seen = 0;
    expect(walkJson('[1, 2, ?', () => ++seen < 2)).toBeNull();
    expect(seen).toBe(2);
  });

  it('gives the tokens before the problem', () => {
    const { tokens, problem } = tokensOf('[1, 2, ?');
    expect(tokens).toHaveLength(3);
    expect(problem).toMatchObject({ kind: 'unexpected', found: '?', at: 7 });
  });
});
