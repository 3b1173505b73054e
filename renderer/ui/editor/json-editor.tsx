import { lazy, Suspense } from 'react';
import type { JsonProblem } from '../../../shared/text/json-tokens.ts';

export type JsonEditorProps = {
  /** Its accessible name. */
  label: string;
  value: string;
  onChange(value: string): void;
  /** `json` colours and indents; `text` is plain. */
  language: 'json' | 'text';
  /** Underlined in the text; the words for it stand beside the editor. */
  problem?: JsonProblem | null;
  /** Id of the element that says what is wrong. */
  describedBy?: string;
  readOnly?: boolean;
};

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

/** A field for JSON or other long text. The editor's code is loaded when first shown; the text stays with the caller. */
export function JsonEditor(props: JsonEditorProps) {
  return (
    <div className="code-field">
      <Suspense fallback={<div className="code-wait">{props.value}</div>}>
        <CodeEditor {...props} />
      </Suspense>
    </div>
  );
}
