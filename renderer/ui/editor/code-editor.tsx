import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { JsonProblem } from '../../../shared/text/json-tokens.ts';
import { codeBasics, createCodeView, wrapping } from './code-view.ts';
import type { JsonEditorProps } from './json-editor-props.ts';

// Ctrl+Enter belongs to the form around the editor ("Send").
const keys = defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter');

const markProblem = StateEffect.define<JsonProblem | null>();

const problemMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (effect.is(markProblem)) next = underline(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function underline(problem: JsonProblem | null, length: number): DecorationSet {
  if (problem === null || length === 0) return Decoration.none;
  const from = Math.min(problem.at, length - 1);
  return Decoration.set(Decoration.mark({ class: 'problem' }).range(from, from + 1));
}

/** Single keys are typing here, not the window's shortcuts; what has a modifier, Escape and F6 go on up. */
function keepTyping(event: KeyboardEvent): void {
  const isTyped = !event.ctrlKey && !event.metaKey && !event.altKey && !/^(Escape|F\d+)$/.test(event.key);
  if (isTyped) event.stopPropagation();
}

/** CodeMirror as a controlled field. Undo survives changes that come from typing, not those that come from outside. */
export function CodeEditor({ label, value, onChange, language, problem, describedBy, readOnly }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };

  useEffect(() => {
    if (!host.current) return;
    const extensions: Extension[] = [
      codeBasics,
      lineNumbers(),
      history(),
      bracketMatching(),
      indentOnInput(),
      wrapping(latest.current.value),
      keymap.of([...keys, ...historyKeymap]),
      problemMark,
      EditorView.domEventHandlers({ keydown: keepTyping }),
      EditorState.readOnly.of(readOnly ?? false),
      EditorView.contentAttributes.of({
        'aria-label': label,
        spellcheck: 'false',
        ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
      }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        const text = update.state.doc.toString();
        if (text !== latest.current.value) latest.current.onChange(text);
      }),
    ];
    if (language === 'json') extensions.push(json());
    const created = createCodeView(host.current, EditorState.create({ doc: latest.current.value, extensions }));
    view.current = created;
    return () => {
      view.current = null;
      created.destroy();
    };
  }, [label, language, describedBy, readOnly]);

  useEffect(() => {
    const current = view.current;
    if (!current || current.state.doc.toString() === value) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: value } });
  }, [value]);

  // The problem counts in the text it was found in: marked only once that text is in the view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text takes the mark away, so it is set again
  useEffect(() => {
    view.current?.dispatch({ effects: markProblem.of(problem ?? null) });
  }, [problem, value, language]);

  return <div className="code-host" ref={host} />;
}
