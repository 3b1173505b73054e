import { findJsonValues, type JsonFound, unquoteJson } from '../../../../shared/text/json-look.ts';
import { compareDecimals } from '../../../../shared/text/json-number.ts';
import { jsonToken } from '../../../../shared/text/json-tokens.ts';
import { decodeUtf8Loosely } from '../../../../shared/text/utf8.ts';
import { type RecordBatch, recordFlag } from '../../../../shared/wire/record-batch.ts';
import type { Matches } from '../records/record-log.ts';
import type { Condition, Filter, Operand, Operator } from './filter.ts';

/** Makes a filter into a test of one row. Transaction markers never match: they are no records. */
export function matcherOf(filter: Filter): Matches {
  const test = testOf(filter);
  return (batch, row) => ((batch.flags[row] ?? 0) & recordFlag.control) === 0 && test(batch, row);
}

function testOf(filter: Filter): Matches {
  if (filter.kind === 'conditions') {
    const tests = filter.conditions.map(conditionTest);
    return (batch, row) => tests.every((test) => test(batch, row));
  }
  if (filter.kind === 'regex') return (batch, row) => textsOf(batch, row).some((text) => filter.regex.test(text));
  const wanted = filter.text.toLowerCase();
  return (batch, row) => textsOf(batch, row).some((text) => text.toLowerCase().includes(wanted));
}

/** Key, value, and the names and values of headers, as text to be looked through. */
function textsOf(batch: RecordBatch, row: number): string[] {
  const texts: string[] = [];
  const add = (bytes: Uint8Array | null) => {
    if (bytes !== null) texts.push(decodeUtf8Loosely(bytes));
  };
  add(batch.value(row));
  add(batch.key(row));
  for (const header of batch.headers(row)) {
    texts.push(header.name);
    add(header.value);
  }
  return texts;
}

function conditionTest({ subject, operator, operand }: Condition): Matches {
  switch (subject.kind) {
    case 'key':
      return (batch, row) => matchesField(batch.key(row), operator, operand);
    case 'value':
      return (batch, row) => matchesField(batch.value(row), operator, operand);
    case 'header':
      return (batch, row) => {
        const values = batch.headers(row).filter((header) => header.name === subject.name);
        if (operator === 'exists') return values.length > 0;
        if (operator === 'missing') return values.length === 0;
        return values.some((header) => matchesField(header.value, operator, operand));
      };
    case 'json':
      return (batch, row) => {
        const value = batch.value(row);
        const found = value === null ? [] : findJsonValues(decodeUtf8Loosely(value), subject.path);
        if (operator === 'missing') return found.length === 0;
        return found.some((one) => matchesJson(one, operator, operand));
      };
    case 'partition':
      return (batch, row) => matchesNumber(String(batch.partition[row]), operator, operand);
    case 'offset':
      return (batch, row) => matchesNumber(String(batch.offset[row]), operator, operand);
    case 'size':
      return (batch, row) => matchesNumber(String(batch.valueBytes[row]), operator, operand);
  }
}

function matchesField(bytes: Uint8Array | null, operator: Operator, operand: Operand | null): boolean {
  if (operator === 'exists') return bytes !== null;
  if (operator === 'missing' || operator === 'null') return bytes === null;
  if (bytes === null || operand === null) return operator === '!=' || operator === '!~';
  const text = decodeUtf8Loosely(bytes);
  if (operator === '=' || operator === '!=') return isEqual(text, operand) === (operator === '=');
  if (operator === '~' || operator === '!~') return contains(text, operand) === (operator === '~');
  return matchesNumber(text, operator, operand);
}

function matchesJson(found: JsonFound, operator: Operator, operand: Operand | null): boolean {
  const { kind, written } = found;
  if (operator === 'exists') return true;
  if (operator === 'null') return written === 'null';
  if (written === null || operand === null) return operator === '!=' || operator === '!~';
  const isString = kind === jsonToken.string;
  const text = isString ? unquoteJson(written) : written;
  if (operator === '~' || operator === '!~') return contains(text, operand) === (operator === '~');
  if (operator === '=' || operator === '!=') {
    // In quotes a text is meant, without them whatever is written so; numbers are equal by value, digit by digit.
    const isSame =
      kind === jsonToken.number && operand.kind === 'word'
        ? compareDecimals(text, operand.text) === 0
        : (isString || operand.kind !== 'quoted') && isEqual(text, operand);
    return isSame === (operator === '=');
  }
  return kind === jsonToken.number && matchesNumber(text, operator, operand);
}

function isEqual(text: string, operand: Operand): boolean {
  return operand.kind === 'regex' ? operand.regex.test(text) : text === operand.text;
}

function contains(text: string, operand: Operand): boolean {
  if (operand.kind === 'regex') return operand.regex.test(text);
  return text.toLowerCase().includes(operand.text.toLowerCase());
}

function matchesNumber(written: string, operator: Operator, operand: Operand | null): boolean {
  if (operand === null || operand.kind === 'regex') return false;
  const order = compareDecimals(written, operand.text.replaceAll(',', ''));
  if (order === null) return false;
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '~':
      return written.includes(operand.text);
    case '!~':
      return !written.includes(operand.text);
    default:
      return true;
  }
}
