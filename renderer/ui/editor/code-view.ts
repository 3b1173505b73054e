import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { hiddenInLines, visibleMark } from '../../../shared/text/visible.ts';

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--fg)', backgroundColor: 'transparent', fontSize: 'var(--t-code)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontVariantLigatures: 'none',
    lineHeight: 'var(--lh-code)',
    overflow: 'auto',
    scrollbarWidth: 'thin',
    scrollbarColor: 'var(--line-ctl) transparent',
  },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--fg)' },
  '.cm-line': { padding: '0 12px 0 2px' },
  '&.cm-focused .cm-content': { outline: 'none' },
  '.cm-gutters': { color: 'var(--fg-3)', backgroundColor: 'var(--sunken)', border: '0', fontSize: '10.5px' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 2px 0 10px', minWidth: '30px' },
  '.cm-foldGutter .cm-gutterElement': { width: '14px', textAlign: 'center', cursor: 'pointer' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground, ::selection': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 35%, transparent)',
  },
  '.cm-specialChar': { color: 'var(--warn)', fontSize: '10.5px' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--select-dim)' },
  '.note': { font: '10.5px/14px var(--font)', color: 'var(--fg-3)', marginLeft: '10px', userSelect: 'none' },
  '.cm-foldPlaceholder': { border: '0', background: 'none', color: 'var(--fg-3)', margin: '0 4px', padding: '0' },
  '.problem': { textDecoration: 'underline wavy var(--bad) 1px', textUnderlineOffset: '3px' },
});

const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.propertyName, color: 'var(--v-key)' },
    { tag: tags.string, color: 'var(--v-str)' },
    { tag: tags.number, color: 'var(--v-num)' },
    { tag: [tags.bool, tags.null], color: 'var(--v-lit)' },
    { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: 'var(--v-punct)' },
  ]),
);

// Shows what is hidden without altering the text: a copy has the data.
const hiddenShown = highlightSpecialChars({
  specialChars: hiddenInLines,
  render(code) {
    const mark = document.createElement('span');
    mark.className = 'cm-specialChar';
    mark.textContent = visibleMark(String.fromCodePoint(code));
    return mark;
  },
});

/** What every code view of this app has in common. */
export const codeBasics: Extension = [theme, colours, hiddenShown];

/**
 * Puts a CodeMirror view into an element, inside a shadow root: there its styles are adopted style sheets, which a
 * policy of `style-src 'self'` lets through, and the page's styles stay out. Colours come in as custom properties.
 */
export function createCodeView(host: HTMLElement, state: EditorState): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  return new EditorView({ state, root, parent: root });
}

// Wrapping a line of megabytes lays out every character of it; unwrapped, only what is in view is laid out.
const longestWrappedLine = 10_000;

/** Soft wrapping, unless a line is so long that it would freeze the window. */
export function wrapping(text: string): Extension {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > longestWrappedLine) return [];
    if (end < 0) break;
    start = end + 1;
  }
  return EditorView.lineWrapping;
}
