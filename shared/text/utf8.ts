/** The text of bytes that are UTF-8 without a fault, byte order mark included; null for anything else. */
export function decodeUtf8Strict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder's only way of saying that these bytes are not UTF-8.
    return null;
  }
}

const sequenceLength = (lead: number) => {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
};

/** Like {@link decodeUtf8Strict} for the beginning of a longer field: a character cut off at the end is left out. */
export function decodeUtf8Start(bytes: Uint8Array): string | null {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) continue;
    return decodeUtf8Strict(sequenceLength(byte) > back ? bytes.subarray(0, bytes.length - back) : bytes);
  }
  return decodeUtf8Strict(bytes);
}

/** Text for looking something up in bytes of any kind: what is not UTF-8 becomes U+FFFD. Never for showing or copying. */
export function decodeUtf8Loosely(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Whether a text reads as text: no control characters but tab and line ends. A number in binary often fails only here. */
export function readsAsText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return false;
    if (code === 0x7f) return false;
  }
  return true;
}
