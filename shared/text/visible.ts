// Characters that cannot be seen, or that change how their neighbours are read: controls (C0, C1, DEL), bidi marks and
// overrides, zero-width and tag characters, line separators. A joiner inside an emoji is left alone.
const hiddenClass =
  '\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\u{e0000}-\\u{e007f}';
const hidden = new RegExp(`[${hiddenClass}]|\\u200d(?!\\p{Extended_Pictographic})`, 'gu');

/** The same characters but tab and line feed, for a viewer that lays out lines itself. */
export const hiddenInLines = new RegExp(
  `[${hiddenClass.replace('\\u0000-\\u001f', '\\u0000-\\u0008\\u000b-\\u001f')}]`,
  'gu',
);

/** A hidden character as something to see: `␀` for controls, `⟨U+202E⟩` for the others. */
export function visibleMark(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * A text for one line on screen: every hidden character as a mark, so that data can neither break the layout nor read
 * as something else. Only ever for showing; copies are made from the data.
 */
export function visibleText(text: string): string {
  return text.replace(hidden, visibleMark);
}
