import { isObject } from './json-file.ts';

// A line is JSON in which a bigint is the string "\u0001n<digits>", bytes are "\u0001b<base64>", and a string that itself
// begins with \u0001 is "\u0001s" and then the string: no text a topic or a znode may hold is mistaken for one of ours.
const tag = '\u0001';

/** One value as one line of text, without its end. */
export function formatLine(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === 'bigint') return `${tag}n${member}`;
    if (member instanceof Uint8Array) return `${tag}b${Buffer.from(member).toString('base64')}`;
    if (typeof member === 'string' && member.startsWith(tag)) return `${tag}s${member}`;
    return member;
  });
}

/** Reads what {@link formatLine} wrote; undefined for a line that was cut off, as the last one is when the machine died. */
export function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line, (_key, member: unknown) => {
      if (typeof member !== 'string' || member[0] !== tag) return member;
      const rest = member.slice(2);
      if (member[1] === 'n') return BigInt(rest);
      return member[1] === 'b' ? new Uint8Array(Buffer.from(rest, 'base64')) : rest;
    });
    return isObject(value) ? value : undefined;
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}
