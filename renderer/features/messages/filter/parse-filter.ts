import type { Condition, Filter, FilterProblem, Operand, Operator, Subject } from './filter.ts';

/** Carries a problem out of the parser; never leaves this file. */
class Stop extends Error {
  readonly problem: FilterProblem;

  constructor(problem: FilterProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

const subjectStart =
  /^(?:\.[^\s=!~<>]|(?:key|value|partition|offset|size)\s*(?:[=!~<>]|\s(?:exists|missing|is\s))|header\.[^\s])/i;
const operators = /^(?:!=|!~|<=|>=|=|~|<|>|exists\b|missing\b|is\s+null\b)/i;

/**
 * Reads the filter box. `/…/` (with flags) is a regular expression; `.path = "PAID"`, `key ~ order-72`,
 * `header.x exists`, `partition = 3`, joined by `and`, are conditions; anything else, and anything in quotes as a whole,
 * is text to be found in key, value or headers without regard to case. Empty: null.
 */
export function parseFilter(text: string): { filter: Filter | null } | { problem: FilterProblem } {
  const trimmed = text.trim();
  const offset = text.length - text.trimStart().length;
  try {
    return { filter: trimmed === '' ? null : parse(trimmed) };
  } catch (caught) {
    if (caught instanceof Stop) return { problem: { ...caught.problem, at: caught.problem.at + offset } };
    throw caught;
  }
}

function parse(text: string): Filter {
  const regex = /^\/(.+)\/([a-z]*)$/s.exec(text);
  if (regex) return { kind: 'regex', regex: compile(regex[1] ?? '', regex[2] ?? '', 0) };
  if (subjectStart.test(text)) return { kind: 'conditions', conditions: parseConditions(text) };
  const quoted = /^"(.*)"$/s.exec(text);
  return { kind: 'text', text: quoted?.[1] ?? text };
}

function compile(source: string, flags: string, at: number): RegExp {
  try {
    // Without g and y: those make a regular expression remember where it stopped.
    return new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch (caught) {
    throw new Stop({ kind: 'regex', at, ...(caught instanceof Error ? { detail: caught.message } : {}) });
  }
}

function parseConditions(text: string): Condition[] {
  const conditions: Condition[] = [];
  let at = 0;
  const skipSpace = () => {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
  };
  for (;;) {
    const { subject, end } = parseSubject(text, at);
    at = end;
    skipSpace();
    const operator = readOperator(text, at);
    at += operator.length;
    skipSpace();
    const takesOperand = !['exists', 'missing', 'null'].includes(operator.operator);
    let operand: Operand | null = null;
    if (takesOperand) {
      const read = parseOperand(text, at);
      checkNumber(subject, operator.operator, read.operand, at);
      operand = read.operand;
      at = read.end;
    }
    conditions.push({ subject, operator: operator.operator, operand });
    skipSpace();
    if (at >= text.length) return conditions;
    const joined = /^and\b\s*/i.exec(text.slice(at));
    if (!joined) throw new Stop({ kind: 'and', at });
    at += joined[0].length;
  }
}

function parseSubject(text: string, at: number): { subject: Subject; end: number } {
  const rest = text.slice(at);
  const word = /^(key|value|partition|offset|size)\b/i.exec(rest);
  if (word) {
    const kind = word[0].toLowerCase() as 'key' | 'value' | 'partition' | 'offset' | 'size';
    return { subject: { kind }, end: at + word[0].length };
  }
  const header = /^header\.([^\s=!~<>]+)/i.exec(rest);
  if (header) return { subject: { kind: 'header', name: header[1] ?? '' }, end: at + header[0].length };
  const path = /^(?:\.(?:"[^"]*"|[^\s.=!~<>[\]"]+)|\[\d+\])+/.exec(rest);
  if (!path) throw new Stop({ kind: 'path', at });
  const steps = [...path[0].matchAll(/\.(?:"([^"]*)"|([^\s.=!~<>[\]"]+))|\[(\d+)\]/g)];
  return {
    subject: { kind: 'json', path: steps.map((step) => step[1] ?? step[2] ?? step[3] ?? '') },
    end: at + path[0].length,
  };
}

function readOperator(text: string, at: number): { operator: Operator; length: number } {
  const found = operators.exec(text.slice(at))?.[0];
  if (found === undefined) throw new Stop({ kind: 'operator', at });
  const operator = /^is/i.test(found) ? 'null' : (found.toLowerCase() as Operator);
  return { operator, length: found.length };
}

function parseOperand(text: string, at: number): { operand: Operand; end: number } {
  const rest = text.slice(at);
  if (rest.startsWith('"')) {
    const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(rest);
    if (!quoted) throw new Stop({ kind: 'quote', at });
    const inner = (quoted[1] ?? '').replace(/\\(["\\])/g, '$1');
    return { operand: { kind: 'quoted', text: inner }, end: at + quoted[0].length };
  }
  const regex = /^\/((?:[^/\\]|\\.)+)\/([a-z]*)/s.exec(rest);
  if (regex)
    return {
      operand: { kind: 'regex', regex: compile(regex[1] ?? '', regex[2] ?? '', at) },
      end: at + regex[0].length,
    };
  const word = /^\S+/.exec(rest);
  if (!word) throw new Stop({ kind: 'operand', at });
  return { operand: { kind: 'word', text: word[0] }, end: at + word[0].length };
}

const isNumber = (text: string) => /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);

/** Order needs numbers, and so do the record's own numbers whatever they are compared by. */
function checkNumber(subject: Subject, operator: Operator, operand: Operand, at: number): void {
  const isRecordNumber = subject.kind === 'partition' || subject.kind === 'offset' || subject.kind === 'size';
  if (!isRecordNumber && !/^[<>]/.test(operator)) return;
  if (operand.kind === 'regex' || !isNumber(operand.text.replaceAll(',', ''))) throw new Stop({ kind: 'number', at });
}
