import { hexBytes } from '../../../../shared/text/hex.ts';
import { type JsonSummary, summarizeJson } from '../../../../shared/text/json-look.ts';
import { decodeUtf8Start, decodeUtf8Strict, readsAsText } from '../../../../shared/text/utf8.ts';
import { recordFlag } from '../../../../shared/wire/record-batch.ts';
import type { RecordRows } from '../records/record-log.ts';

export type FieldFormat = 'text' | 'json' | 'hex';
export type FormatChoice = FieldFormat | 'auto';

/** A list shows a line: no more of a field than this is read for it. */
const lineBytes = 4096;
const guessedFrom = 50;
const lookedThrough = 500;

/** One field in one line of the list. */
export type FieldLine =
  | { kind: 'null' }
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'hex'; hex: string }
  | { kind: 'json'; summary: JsonSummary }
  /** The JSON word, not a missing value. */
  | { kind: 'json-null' }
  /** Not what the chosen format says; shown as it is, with why. */
  | { kind: 'not-json' | 'not-text'; text: string | null; hex: string; registryId: number | null };

/** The text of a field's beginning, or null when it does not read as text. */
function lineText(bytes: Uint8Array, isWhole: boolean): string | null {
  // Only what was cut here may end within a character; a whole field that does is not text.
  const isCut = !isWhole || bytes.length > lineBytes;
  const text = isCut ? decodeUtf8Start(bytes.subarray(0, lineBytes)) : decodeUtf8Strict(bytes);
  return text !== null && readsAsText(text) ? text : null;
}

const hexInLine = 24;

/** How a field reads in one line under a format. `isWhole` is false when the bytes are only its beginning. */
export function fieldLine(bytes: Uint8Array | null, isWhole: boolean, format: FieldFormat, maxFields = 6): FieldLine {
  if (bytes === null) return { kind: 'null' };
  if (bytes.length === 0) return { kind: 'empty' };
  const hex = hexBytes(bytes, hexInLine);
  if (format === 'hex') return { kind: 'hex', hex };
  const text = lineText(bytes, isWhole);
  if (text === null) {
    return { kind: format === 'json' ? 'not-json' : 'not-text', text: null, hex, registryId: registryId(bytes) };
  }
  if (format === 'text') return { kind: 'text', text };
  if (isWhole && text.trim() === 'null') return { kind: 'json-null' };
  const summary = summarizeJson(text, maxFields);
  const isCut = !isWhole || bytes.length > lineBytes;
  const fits = summary !== null && (summary.problem === null || (isCut && summary.problem.kind === 'ends-early'));
  return fits ? { kind: 'json', summary } : { kind: 'not-json', text, hex, registryId: registryId(bytes) };
}

/** The schema id in Confluent's framing: a zero byte and four bytes of id before the data. */
function registryId(bytes: Uint8Array): number | null {
  if (bytes.length < 5 || bytes[0] !== 0) return null;
  const id = new DataView(bytes.buffer, bytes.byteOffset, 5).getUint32(1);
  return id > 0 && id < 1_000_000 ? id : null;
}

/** What one field looks like by itself. */
export function guessFormat(bytes: Uint8Array, isWhole: boolean): FieldFormat {
  const text = lineText(bytes, isWhole);
  if (text === null) return 'hex';
  // A lone number or word is JSON too, and reads just as well as text.
  if (!/^\s*[{[]/.test(text)) return 'text';
  return fieldLine(bytes, isWhole, 'json', 1).kind === 'json' ? 'json' : 'text';
}

/** The format most fields of a list's first rows have; text when there is nothing to go by. */
export function guessListFormat(rows: RecordRows, field: 'key' | 'value'): FieldFormat {
  const votes: Record<FieldFormat, number> = { text: 0, json: 0, hex: 0 };
  // Markers and nulls have no format: a list that begins with many of them is looked at further down.
  let voted = 0;
  for (let i = 0; i < Math.min(rows.length, lookedThrough) && voted < guessedFrom; i += 1) {
    const ref = rows.at(i);
    if (ref === undefined || (ref.batch.flags[ref.row] ?? 0) & recordFlag.control) continue;
    const bytes = field === 'key' ? ref.batch.key(ref.row) : ref.batch.value(ref.row);
    if (bytes === null || bytes.length === 0) continue;
    const cut = field === 'key' ? recordFlag.keyCut : recordFlag.valueCut;
    votes[guessFormat(bytes, ((ref.batch.flags[ref.row] ?? 0) & cut) === 0)] += 1;
    voted += 1;
  }
  if (votes.json > 0 && votes.json >= votes.text && votes.json >= votes.hex) return 'json';
  return votes.hex > votes.text ? 'hex' : 'text';
}

/** A whole field as text for a copy: exactly its characters, or its bytes in hex where it is no text. */
export function copyText(bytes: Uint8Array): string {
  return decodeUtf8Strict(bytes) ?? hexBytes(bytes);
}
