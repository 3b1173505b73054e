import { type JsonProblem, type JsonTokenKind, jsonToken, walkJson } from './json-tokens.ts';

/** A string token as the text it stands for; a broken escape leaves it as written. */
export function unquoteJson(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return String(JSON.parse(token));
  } catch {
    // Only a token that the walk did not check can come here.
    return token.slice(1, -1);
  }
}

/** A value met by a look into JSON: its kind and, for what is no container, its text as written. */
export type JsonFound = { kind: JsonTokenKind; written: string | null };

type Level = { isArray: boolean; index: number; matches: boolean };

/**
 * Every value at a path; more than one where keys repeat. Array places are written as their number. A text that ends
 * early is looked through as far as it goes.
 */
export function findJsonValues(text: string, path: readonly string[]): JsonFound[] {
  const found: JsonFound[] = [];
  const levels: Level[] = [];
  let keyMatches = false;
  walkJson(text, (kind, start, end) => {
    if (kind === jsonToken.closeObject || kind === jsonToken.closeArray) {
      levels.pop();
      return true;
    }
    const level = levels[levels.length - 1];
    const step = path[levels.length - 1];
    if (kind === jsonToken.key) {
      keyMatches = level?.matches === true && step !== undefined && unquoteJson(text.slice(start, end)) === step;
      return true;
    }
    let matches = level === undefined;
    if (level?.isArray) {
      matches = level.matches && step === String(level.index);
      level.index += 1;
    } else if (level) matches = keyMatches;
    const isOpen = kind === jsonToken.openObject || kind === jsonToken.openArray;
    if (matches && levels.length === path.length) found.push({ kind, written: isOpen ? null : text.slice(start, end) });
    if (isOpen) {
      const goesOn = matches && levels.length < path.length;
      levels.push({ isArray: kind === jsonToken.openArray, index: 0, matches: goesOn });
    }
    return true;
  });
  return found;
}

export type JsonSummary = {
  /** What the text is at its top. */
  shape: 'object' | 'array' | 'string' | 'number' | 'literal';
  /** The first fields (or items, with their place as name); containers as `{…}` and `[…]`, strings without quotes. */
  fields: { name: string; value: string }[];
  /** Null also when the walk ended because it had what it wanted. */
  problem: JsonProblem | null;
};

const shapes: Partial<Record<JsonTokenKind, JsonSummary['shape']>> = {
  [jsonToken.openObject]: 'object',
  [jsonToken.openArray]: 'array',
  [jsonToken.string]: 'string',
  [jsonToken.number]: 'number',
  [jsonToken.literal]: 'literal',
};

/** The beginning of a JSON text in few words, reading no further than it must; null when not even a first token is there. */
export function summarizeJson(text: string, maxFields: number): JsonSummary | null {
  let shape: JsonSummary['shape'] | undefined;
  const fields: { name: string; value: string }[] = [];
  let depth = 0;
  let name = '';
  let seen = 0;
  const problem = walkJson(text, (kind, start, end) => {
    seen = end;
    shape ??= shapes[kind];
    if (kind === jsonToken.closeObject || kind === jsonToken.closeArray) {
      depth -= 1;
      return true;
    }
    const isOpen = kind === jsonToken.openObject || kind === jsonToken.openArray;
    if (depth === 1 && kind === jsonToken.key) name = unquoteJson(text.slice(start, end));
    else if (depth === 1) {
      const written = text.slice(start, end);
      let value = written;
      if (isOpen) value = kind === jsonToken.openObject ? '{…}' : '[…]';
      else if (kind === jsonToken.string) value = unquoteJson(written);
      fields.push({ name: shape === 'array' ? String(fields.length) : name, value });
    }
    if (isOpen) depth += 1;
    return fields.length < maxFields;
  });
  // Of a text that was cut in its first values, the beginning of the cut one is worth seeing.
  const rest = problem?.kind === 'ends-early' ? text.slice(seen).replace(/^[\s,:]+"?/, '') : '';
  if (rest !== '' && depth === 1) {
    fields.push({ name: shape === 'array' ? String(fields.length) : name, value: `${rest}…` });
  }
  return shape === undefined ? null : { shape, fields, problem };
}
