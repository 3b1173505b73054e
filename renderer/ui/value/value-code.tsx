import { json } from '@codemirror/lang-json';
import { codeFolding, foldCode, foldEffect, foldGutter, foldKeymap, unfoldCode } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeBasics, createCodeView, wrapping } from '../editor/code-view.ts';
import { numberNotes } from './number-notes.ts';
import type { ShownValue } from './shown-value.ts';
import type { ValueWords } from './value-words.ts';

/** Folded arrays say how many items they hold; the count is known for those that were folded from the start. */
function folding(shown: ShownValue, words: ValueWords): Extension {
  const counts = new Map(shown.folds.map((fold) => [fold.from, fold.items]));
  return codeFolding({
    preparePlaceholder: (_state, range) => counts.get(range.from),
    placeholderDOM(_view, onclick, items: number | undefined) {
      const placeholder = document.createElement('span');
      placeholder.className = 'cm-foldPlaceholder';
      placeholder.textContent = items === undefined ? '…' : `… ${words.items(items)}`;
      placeholder.onclick = onclick;
      return placeholder;
    },
  });
}

function stateOf(label: string, shown: ShownValue, words: ValueWords): EditorState {
  const extensions: Extension[] = [
    codeBasics,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-readonly': 'true' }),
    wrapping(shown.text),
  ];
  if (shown.isTree) {
    extensions.push(
      lineNumbers(),
      foldGutter(),
      folding(shown, words),
      highlightActiveLine(),
      keymap.of([...foldKeymap, { key: '[', run: foldCode }, { key: ']', run: unfoldCode }]),
      json(),
      numberNotes({ int64: words.exactInt64, digits: words.digitsKept }),
    );
  }
  return EditorState.create({ doc: shown.text, extensions });
}

/** CodeMirror for reading. In its own chunk: it is loaded when the first value is opened. */
export function ValueCode({ label, shown, words }: { label: string; shown: ShownValue; words: ValueWords }) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const created = createCodeView(host.current, EditorState.create());
    view.current = created;
    return () => {
      view.current = null;
      created.destroy();
    };
  }, []);

  useEffect(() => {
    const current = view.current;
    if (!current) return;
    current.setState(stateOf(label, shown, words));
    if (shown.folds.length > 0) {
      current.dispatch({ effects: shown.folds.map((fold) => foldEffect.of({ from: fold.from, to: fold.to })) });
    }
    current.scrollDOM.scrollTop = 0;
  }, [label, shown, words]);

  return <div className="value-code" ref={host} />;
}
