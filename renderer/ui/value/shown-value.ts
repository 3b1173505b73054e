import { hexDump } from '../../../shared/text/hex.ts';
import { type JsonFold, printJson } from '../../../shared/text/json-print.ts';
import type { JsonProblem } from '../../../shared/text/json-tokens.ts';
import { decodeUtf8Loosely, decodeUtf8Start, decodeUtf8Strict } from '../../../shared/text/utf8.ts';

export type ValueMode = 'tree' | 'text' | 'hex';

/** Printing more than this as a tree would be felt as a pause. */
export const maxTreeBytes = 4 * 1024 * 1024;

export type ShownValue = {
  text: string;
  /** The text is JSON, printed a line an item: it can be coloured, folded and annotated. */
  isTree: boolean;
  folds: JsonFold[];
  /** Why it is not shown as asked. */
  notice: { kind: 'not-utf8' } | { kind: 'not-json'; problem: JsonProblem } | { kind: 'too-long-for-tree' } | null;
};

/** The text a viewer shows for bytes; `isWhole` is false when they are only the beginning of the value. */
export function shownValue(bytes: Uint8Array, isWhole: boolean, mode: ValueMode): ShownValue {
  const plain = (text: string, notice: ShownValue['notice'] = null): ShownValue => ({
    text,
    isTree: false,
    folds: [],
    notice,
  });
  if (mode === 'hex') return plain(hexDump(bytes));
  const text = isWhole ? decodeUtf8Strict(bytes) : decodeUtf8Start(bytes);
  if (text === null) return plain(decodeUtf8Loosely(bytes), { kind: 'not-utf8' });
  if (mode === 'text') return plain(text);
  if (bytes.length > maxTreeBytes) return plain(text, { kind: 'too-long-for-tree' });
  const printed = printJson(text);
  const onlyCut = !isWhole && printed.problem?.kind === 'ends-early';
  if (printed.problem !== null && !onlyCut) return plain(text, { kind: 'not-json', problem: printed.problem });
  return { text: printed.text, isTree: true, folds: printed.folds, notice: null };
}
