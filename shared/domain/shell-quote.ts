import { decodeUtf8Strict } from '../text/utf8.ts';

/** What no POSIX shell reads as anything but itself; zsh looks up a leading `=`. */
const plain = /^[A-Za-z0-9_/:.,@+-][A-Za-z0-9_/:.,@+=-]*$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not reach a terminal raw
const control = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * One argument as a POSIX shell reads it back, byte for byte. Text with control or bidi characters becomes bash's and zsh's
 * `$'…'`, so that pasting it into a terminal does nothing but type it.
 */
export function quotePosix(argument: string): string {
  if (plain.test(argument)) return argument;
  if (!control.test(argument)) return `'${argument.replaceAll("'", "'\\''")}'`;
  const escaped = Array.from(argument, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === "'" || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (!control.test(character)) return character;
    return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `$'${escaped.join('')}'`;
}

/** One argument for a `.bat` file at the prompt of cmd.exe: there `=`, `,` and `;` part arguments unless quoted. */
export function quoteWindows(argument: string): string {
  return /^[A-Za-z0-9_/:.@+\\-]+$/.test(argument) ? argument : `"${argument.replaceAll('"', '\\"')}"`;
}

/**
 * Bytes as the format of `printf`, which prints exactly them in every POSIX shell. Text stays readable; all else, and a
 * leading minus sign, becomes octal.
 */
export function printfFormat(bytes: Uint8Array): string {
  const text = decodeUtf8Strict(bytes);
  const escaped = text === null ? Array.from(bytes, escapeByte) : Array.from(text, escapeCharacter);
  if (escaped[0] === '-') escaped[0] = octal(0x2d); // else printf takes it for an option
  return escaped.join('');
}

const octal = (code: number) => `\\${code.toString(8).padStart(3, '0')}`;

function escapeByte(byte: number): string {
  return byte < 0x20 || byte > 0x7e ? octal(byte) : escapeFormat(byte);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (control.test(character)) return Array.from(new TextEncoder().encode(character), octal).join('');
  return escapeFormat(character.codePointAt(0) ?? 0);
}

function escapeFormat(code: number): string {
  const character = String.fromCodePoint(code);
  if (character === '%') return '%%';
  return character === '\\' ? '\\\\' : character;
}
