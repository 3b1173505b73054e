const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const rowBytes = 16;

/** Bytes as `9f 3c 00`, at most `limit` of them and then `…`. */
export function hexBytes(bytes: Uint8Array, limit = Number.POSITIVE_INFINITY): string {
  const shown: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, limit); at += 1) shown.push(pairs[bytes[at] ?? 0] ?? '');
  if (bytes.length > limit) shown.push('…');
  return shown.join(' ');
}

/** Lines of `00000010  9f 3c … | .<..`, sixteen bytes each, as `hexdump -C` prints them. `firstOffset` counts from there. */
export function hexDump(bytes: Uint8Array, firstOffset = 0): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) {
    let hex = '';
    let ascii = '';
    for (let i = 0; i < rowBytes; i += 1) {
      const byte = bytes[at + i];
      if (i === rowBytes / 2) hex += ' ';
      hex += byte === undefined ? '   ' : `${pairs[byte]} `;
      if (byte !== undefined) ascii += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
    }
    lines.push(`${(firstOffset + at).toString(16).padStart(8, '0')}  ${hex} |${ascii}|`);
  }
  return lines.join('\n');
}

/** Bytes typed as hex, with or without blanks, colons or a leading 0x; null when it is not pairs of digits. */
export function parseHex(text: string): Uint8Array<ArrayBuffer> | null {
  const digits = text.replace(/^\s*0x/i, '').replace(/[\s:]/g, '');
  if (digits.length % 2 !== 0 || /[^\da-f]/i.test(digits)) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}
