import { lazy, Suspense } from 'react';
import type { JsonEditorProps } from './json-editor-props.ts';

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
