import { decodeUtf8Loosely } from '../../../shared/text/utf8.ts';

/** Data as text to compare and show; nothing is the empty text. */
export function textOf(data: Uint8Array | null): string {
  return data === null ? '' : decodeUtf8Loosely(data);
}
