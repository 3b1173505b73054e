import { unquoteJson } from '../text/json-look.ts';
import { jsonToken, walkJson } from '../text/json-tokens.ts';

/** A value that must not be read over a shoulder: its place in the text (with its quotes) and the key it stands under. */
export type SecretPlace = { start: number; end: number; key: string };

/** SCRAM credentials of users, encrypted passwords of brokers, and what identifies a delegation token. */
const secretKey = /^SCRAM-|password|secret|jaas|token|hmac|\bkey\b/i;

/** What stands in place of a secret, in the data shown and in every text that is stored. */
export const secretMask = '"••••••"';

/** The secret values in the JSON of a znode whose meaning says `secret`; null when it is not JSON, so that all is secret. */
export function findSecrets(text: string): SecretPlace[] | null {
  const places: SecretPlace[] = [];
  let key = '';
  const problem = walkJson(text, (kind, start, end) => {
    if (kind === jsonToken.key) key = unquoteJson(text.slice(start, end));
    else if (kind === jsonToken.string && secretKey.test(key)) places.push({ start, end, key });
    return true;
  });
  return problem === null ? places : null;
}

/** The text with its secrets masked, but those whose place in the order of {@link findSecrets} is in `revealed`. */
export function maskSecrets(text: string, revealed: ReadonlySet<number> = new Set()): string {
  const places = findSecrets(text);
  if (places === null) return text === '' ? text : secretMask;
  let out = '';
  let from = 0;
  for (const [index, { start, end }] of places.entries()) {
    out += text.slice(from, start) + (revealed.has(index) ? text.slice(start, end) : secretMask);
    from = end;
  }
  return out + text.slice(from);
}
