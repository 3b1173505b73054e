import { fail } from '../errors.ts';

// Frame = u32 length of the JSON text, JSON text as UTF-8, then for each attachment: u32 length, zero bytes up to a
// multiple of 8 (so that 64-bit columns can be read in place), its bytes. Little-endian.
// In the JSON a bigint is the string "\u0001n<digits>", bytes are "\u0001b<index of the attachment>", and a string
// that itself begins with \u0001 is "\u0001s" and then the string: nothing a person can type is mistaken for a tag.
const tag = '\u0001';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const pad = (length: number) => (length + 7) & ~7;

/** Turns a frame into the bytes that both wires carry. `undefined` members are left out. */
export function encodeFrame(frame: unknown): Uint8Array<ArrayBuffer> {
  const attachments: Uint8Array[] = [];
  const json = encoder.encode(
    JSON.stringify(frame, (_key, value: unknown) => {
      if (typeof value === 'bigint') return `${tag}n${value}`;
      if (typeof value === 'string') return value.startsWith(tag) ? `${tag}s${value}` : value;
      if (value instanceof Uint8Array) return `${tag}b${attachments.push(value) - 1}`;
      return value;
    }),
  );
  let size = 4 + json.length;
  for (const part of attachments) size = pad(size + 4) + part.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = 4 + json.length;
  for (const part of attachments) {
    view.setUint32(at, part.length, true);
    at = pad(at + 4);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * Reads what {@link encodeFrame} wrote. Attachments are views into `bytes`, aligned to 8 when `bytes` is.
 * Fails with BAD_INPUT on anything else; never allocates more than the frame holds.
 */
export function decodeFrame(bytes: Uint8Array<ArrayBuffer>): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) fail('BAD_INPUT', { detail: 'frame too short' });
  const jsonEnd = 4 + view.getUint32(0, true);
  if (jsonEnd > bytes.length) fail('BAD_INPUT', { detail: 'frame cut off' });
  const attachments: Uint8Array[] = [];
  for (let at = jsonEnd; at < bytes.length; ) {
    if (at + 4 > bytes.length) fail('BAD_INPUT', { detail: 'frame cut off' });
    const length = view.getUint32(at, true);
    at = pad(at + 4);
    if (at + length > bytes.length) fail('BAD_INPUT', { detail: 'frame cut off' });
    attachments.push(bytes.subarray(at, at + length));
    at += length;
  }
  const untag = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'string' || value[0] !== tag) return value;
    const rest = value.slice(2);
    if (value[1] === 'n' && /^-?\d{1,40}$/.test(rest)) return BigInt(rest);
    if (value[1] === 's') return rest;
    return (value[1] === 'b' && attachments[Number(rest)]) || fail('BAD_INPUT', { detail: 'unknown tag in frame' });
  };
  try {
    return JSON.parse(decoder.decode(bytes.subarray(4, jsonEnd)), untag);
  } catch (cause) {
    if (cause instanceof SyntaxError) fail('BAD_INPUT', { detail: 'frame is not JSON' });
    throw cause;
  }
}
