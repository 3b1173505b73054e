import { parseHex } from '../../../../shared/text/hex.ts';
import { checkJson, type JsonProblem } from '../../../../shared/text/json-tokens.ts';
import type { FieldDraft, HeaderDraft } from './draft.ts';

export type FieldProblem = { kind: 'box-empty' | 'hex' | 'base64' } | { kind: 'json'; problem: JsonProblem };

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes a box stands for (null is a value of its own), or what keeps it from being any. */
export type FieldBytes = { bytes: Bytes | null; problem?: undefined } | { bytes?: undefined; problem: FieldProblem };

const encoder = new TextEncoder();

export function fieldBytes({ type, state, text }: FieldDraft): FieldBytes {
  if (state === 'null') return { bytes: null };
  if (state === 'empty') return { bytes: new Uint8Array() };
  // Zero bytes and null are chosen, never guessed.
  if (text === '') return { problem: { kind: 'box-empty' } };
  if (type === 'text') return { bytes: encoder.encode(text) };
  if (type === 'json') {
    const problem = checkJson(text);
    return problem === null ? { bytes: encoder.encode(text) } : { problem: { kind: 'json', problem } };
  }
  const bytes = type === 'hex' ? parseHex(text) : parseBase64(text);
  return bytes === null || bytes.length === 0 ? { problem: { kind: type } } : { bytes };
}

/** A header's bytes; undefined when its hex cannot be read. */
export function headerBytes({ type, text }: HeaderDraft): Bytes | null | undefined {
  if (type === 'null') return null;
  if (type === 'empty') return new Uint8Array();
  return type === 'text' ? encoder.encode(text) : (parseHex(text) ?? undefined);
}

function parseBase64(text: string): Bytes | null {
  const compact = text.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) return null;
  return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
}
