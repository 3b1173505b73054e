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
