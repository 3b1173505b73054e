import { Secret } from '../../core/ports/secret.ts';

const secretName = /pass(word|phrase)?|secret|token|credential|jaas|private.?key|cookie|authorization/i;
const maxTextLength = 2_000;
const maxDepth = 6;
const maxItems = 100;

/**
 * A value as the log may print it: what is secret by its type or by its name is hidden, long texts and lists are cut,
 * 64-bit integers become decimal text, errors become their name, message and cause. The log's only way out.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return value.toString();
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (depth >= maxDepth) return '[deeper]';
  if (value instanceof Error) {
    const { name, message, cause } = value;
    return redact(cause === undefined ? { name, message } : { name, message, cause }, depth + 1);
  }
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, maxItems)
      .map(([name, member]) => [name, secretName.test(name) ? '[secret]' : redact(member, depth + 1)]),
  );
}
