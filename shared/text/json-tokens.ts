// JSON by tokens: text in, places in that text out. Nothing is parsed into values, so every digit, duplicate key and
// `__proto__` stays as it was written. Grammar: RFC 8259. No recursion: depth costs memory, never the stack.

export const jsonToken = {
  openObject: 1,
  closeObject: 2,
  openArray: 3,
  closeArray: 4,
  key: 5,
  string: 6,
  number: 7,
  /** `true`, `false` or `null`. */
  literal: 8,
} as const;
export type JsonTokenKind = (typeof jsonToken)[keyof typeof jsonToken];

/** Called for each token with its place in the text; strings and keys with their quotes. `false` ends the walk. */
export type JsonVisitor = (kind: JsonTokenKind, start: number, end: number) => boolean | undefined;

export type JsonProblemKind =
  | 'empty'
  | 'ends-early'
  | 'unexpected'
  | 'control-in-string'
  | 'bad-escape'
  | 'bad-number'
  | 'after-end';

/** The first place where a text stops being JSON. Line and column count from 1, columns in UTF-16 units. */
export type JsonProblem = { kind: JsonProblemKind; at: number; line: number; column: number; found: string };

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const minus = 0x2d;

const expect = { value: 0, valueOrClose: 1, key: 2, keyOrClose: 3, colon: 4, commaOrClose: 5, end: 6 } as const;

type Fault = { kind: JsonProblemKind; at: number };

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

const isHex = (text: string, from: number) => /^[\da-fA-F]{4}$/.test(text.slice(from, from + 4));

/** The place after the closing quote, or what is wrong inside. */
function scanString(text: string, start: number): number | Fault {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code < 0x20) return { kind: 'control-in-string', at };
    if (code !== backslash) continue;
    const escaped = text.charAt(at + 1);
    if (escaped === '') break;
    if (escaped === 'u') {
      if (at + 6 > text.length) break;
      if (!isHex(text, at + 2)) return { kind: 'bad-escape', at };
      at += 5;
    } else if ('"\\/bfnrt'.includes(escaped)) at += 1;
    else return { kind: 'bad-escape', at };
  }
  return { kind: 'ends-early', at: text.length };
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function scanNumber(text: string, start: number): number | Fault {
  const wrong = (at: number): Fault => ({ kind: at >= text.length ? 'ends-early' : 'bad-number', at });
  let at = text.charCodeAt(start) === minus ? start + 1 : start;
  const whole = at;
  at = skipDigits(text, at);
  if (at === whole) return wrong(at);
  if (at - whole > 1 && text.charCodeAt(whole) === 0x30) return { kind: 'bad-number', at: whole };
  if (text.charAt(at) === '.') {
    const fraction = at + 1;
    at = skipDigits(text, fraction);
    if (at === fraction) return wrong(at);
  }
  if (text.charAt(at) === 'e' || text.charAt(at) === 'E') {
    const sign = text.charAt(at + 1);
    const exponent = sign === '+' || sign === '-' ? at + 2 : at + 1;
    at = skipDigits(text, exponent);
    if (at === exponent) return wrong(at);
  }
  return at;
}

function scanLiteral(text: string, start: number): number | Fault {
  for (const word of ['true', 'false', 'null']) {
    if (text.startsWith(word, start)) return start + word.length;
    if (start + word.length > text.length && word.startsWith(text.slice(start)))
      return { kind: 'ends-early', at: text.length };
  }
  return { kind: 'unexpected', at: start };
}

/**
 * Walks over a text's tokens in order. Commas and colons are checked but not visited.
 * Answers the first problem, or null when the whole text is one JSON value (or the visitor ended the walk).
 */
export function walkJson(text: string, visit: JsonVisitor): JsonProblem | null {
  const closers: number[] = [];
  let state: number = expect.value;
  let at = 0;
  const afterValue = () => {
    state = closers.length === 0 ? expect.end : expect.commaOrClose;
  };

  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) {
      if (state === expect.end) return null;
      return problemAt(text, { kind: at === 0 || text.trim() === '' ? 'empty' : 'ends-early', at: text.length });
    }
    const code = text.charCodeAt(at);
    const closer = closers[closers.length - 1];

    if (state === expect.end) return problemAt(text, { kind: 'after-end', at });
    if (state === expect.colon) {
      if (code !== colon) return problemAt(text, { kind: 'unexpected', at });
      at += 1;
      state = expect.value;
      continue;
    }
    if (state === expect.commaOrClose && code === comma) {
      at += 1;
      state = closer === closeBrace ? expect.key : expect.value;
      continue;
    }
    const mayClose = state === expect.commaOrClose || state === expect.keyOrClose || state === expect.valueOrClose;
    if (mayClose && code === closer) {
      closers.pop();
      if (visit(code === closeBrace ? jsonToken.closeObject : jsonToken.closeArray, at, at + 1) === false) return null;
      at += 1;
      afterValue();
      continue;
    }
    if (state === expect.commaOrClose) return problemAt(text, { kind: 'unexpected', at });

    const wantsKey = state === expect.key || state === expect.keyOrClose;
    if (wantsKey && code !== quote) return problemAt(text, { kind: 'unexpected', at });
    if (code === openBrace || code === openBracket) {
      const isObject = code === openBrace;
      if (visit(isObject ? jsonToken.openObject : jsonToken.openArray, at, at + 1) === false) return null;
      closers.push(isObject ? closeBrace : closeBracket);
      state = isObject ? expect.keyOrClose : expect.valueOrClose;
      at += 1;
      continue;
    }

    let kind: JsonTokenKind;
    let end: number | Fault;
    if (code === quote) {
      kind = wantsKey ? jsonToken.key : jsonToken.string;
      end = scanString(text, at);
    } else if (code === minus || isDigit(code)) {
      kind = jsonToken.number;
      end = scanNumber(text, at);
    } else {
      kind = jsonToken.literal;
      end = scanLiteral(text, at);
    }
    if (typeof end !== 'number') return problemAt(text, end);
    if (visit(kind, at, end) === false) return null;
    at = end;
    if (wantsKey) state = expect.colon;
    else afterValue();
  }
}

function problemAt(text: string, fault: Fault): JsonProblem {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < fault.at; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  const point = text.codePointAt(fault.at);
  return {
    ...fault,
    line,
    column: fault.at - lineStart + 1,
    found: point === undefined ? '' : String.fromCodePoint(point),
  };
}

/** What keeps a text from being JSON, or null when it is. */
export function checkJson(text: string): JsonProblem | null {
  return walkJson(text, () => true);
}

/** Whether a text is exactly one JSON value. */
export function isJson(text: string): boolean {
  return checkJson(text) === null;
}
