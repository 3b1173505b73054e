import type { Znode } from '../../../shared/contract/index.ts';
import { prettyJson } from '../../../shared/text/json-print.ts';
import { walkJson } from '../../../shared/text/json-tokens.ts';
import { decodeUtf8Strict } from '../../../shared/text/utf8.ts';

/** New data being written down. It is kept until it is written or thrown away, wherever one goes meanwhile. */
export type Draft = {
  text: string;
  /** What it began from; moved on only by the person. */
  base: { version: number; data: Uint8Array | null };
  /** The data was JSON without blanks: it is spread out for editing, and written without blanks again. */
  compact: boolean;
};

/** Begins with the data as it is; null when it is not text. */
export function beginDraft(node: Znode): Draft | null {
  const text = node.data === null ? '' : decodeUtf8Strict(node.data);
  if (text === null) return null;
  const base = { version: node.stat.version, data: node.data };
  const compact = text !== '' && compactJson(text) === text;
  return { text: compact ? (prettyJson(text) ?? text) : text, base, compact };
}

/** What would be written. A text that was not touched gives the very bytes it came from. */
export function draftBytes(draft: Draft): Uint8Array | null {
  if (draft.text === '' && draft.base.data === null) return null;
  const text = draft.compact ? (compactJson(draft.text) ?? draft.text) : draft.text;
  return new TextEncoder().encode(text);
}

/** Whether it would change anything. */
export function isChanged(draft: Draft): boolean {
  return !sameBytes(draftBytes(draft), draft.base.data);
}

/** Whether the node moved on since the draft began, to something else than the draft itself. */
export function isOvertaken(draft: Draft, node: Znode): boolean {
  return node.stat.version !== draft.base.version && !isWritten(draft, node);
}

/** Whether the node holds what the draft says: then it has done its work. */
export function isWritten(draft: Draft, node: Znode): boolean {
  return node.stat.version !== draft.base.version && sameBytes(draftBytes(draft), node.data);
}

/** The same text on the node as it is now. */
export function rebase(draft: Draft, node: Znode): Draft {
  return { ...draft, base: { version: node.stat.version, data: node.data } };
}

/** JSON without blanks between its tokens, each token as written; null when it is not JSON. */
export function compactJson(text: string): string | null {
  let out = '';
  let from = 0;
  const problem = walkJson(text, (_, start, end) => {
    out += text.slice(from, start).replace(/\s+/g, '') + text.slice(start, end);
    from = end;
    return true;
  });
  return problem === null ? out : null;
}

function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
