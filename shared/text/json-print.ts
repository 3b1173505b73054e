import { type JsonProblem, jsonToken, walkJson } from './json-tokens.ts';

/** A container that takes many lines in the printed text: from after its opening bracket to its closing one. */
export type JsonFold = { from: number; to: number; items: number; lines: number };

export type PrintedJson = {
  /** One item a line, two spaces deeper for each level; numbers and strings exactly as they were written. */
  text: string;
  /** Set when the text ended or broke off: what stands before that place is printed, what follows is left out. */
  problem: JsonProblem | null;
  /** Arrays below the root with more lines than a viewer wants to show unasked; none inside another. */
  folds: JsonFold[];
};

// Deeper levels keep this indent: a hostile text of 100,000 brackets must not become gigabytes of blanks.
const maxIndentLevels = 64;
const foldAboveLines = 20;

type Level = { isArray: boolean; items: number; startsAt: number; startsInLine: number };

/** Prints JSON by its tokens, tolerant of a text that ends early. 5 MB take about 0.2 s. */
export function printJson(text: string): PrintedJson {
  const levels: Level[] = [];
  const breaks: string[] = [];
  const folds: JsonFold[] = [];
  let out = '';
  let lines = 1;
  let afterKey = false;
  let seen = 0;

  const newLine = () => {
    const depth = Math.min(levels.length, maxIndentLevels);
    breaks[depth] ??= `\n${'  '.repeat(depth)}`;
    out += breaks[depth];
    lines += 1;
  };
  const beginItem = () => {
    const level = levels[levels.length - 1];
    if (afterKey || level === undefined) {
      afterKey = false;
      return;
    }
    if (level.items > 0) out += ',';
    level.items += 1;
    newLine();
  };
  const close = (bracket: string) => {
    const level = levels.pop();
    if (level === undefined) return;
    if (level.items > 0) newLine();
    const span = lines - level.startsInLine;
    if (level.isArray && levels.length > 0 && span > foldAboveLines) {
      while (folds.length > 0 && (folds[folds.length - 1]?.from ?? 0) > level.startsAt) folds.pop();
      folds.push({ from: level.startsAt, to: out.length, items: level.items, lines: span });
    }
    out += bracket;
  };

  const problem = walkJson(text, (kind, start, end) => {
    seen = end;
    if (kind === jsonToken.closeObject) close('}');
    else if (kind === jsonToken.closeArray) close(']');
    else {
      beginItem();
      out += text.slice(start, end);
      if (kind === jsonToken.key) {
        out += ': ';
        afterKey = true;
      } else if (kind === jsonToken.openObject || kind === jsonToken.openArray) {
        levels.push({ isArray: kind === jsonToken.openArray, items: 0, startsAt: out.length, startsInLine: lines });
      }
    }
    return true;
  });
  // Of a text that was cut, the beginning of its last value is worth seeing.
  const rest = problem?.kind === 'ends-early' ? text.slice(seen).replace(/^[\s,:]+/, '') : '';
  if (rest !== '') {
    beginItem();
    out += rest;
  }
  return { text: out, problem, folds };
}

/** The text printed for reading, or null when it is not JSON. */
export function prettyJson(text: string): string | null {
  const printed = printJson(text);
  return printed.problem === null ? printed.text : null;
}
