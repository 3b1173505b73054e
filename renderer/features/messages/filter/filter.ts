/** A value a condition compares with: text in quotes, a word without, or a regular expression. */
export type Operand = { kind: 'quoted' | 'word'; text: string } | { kind: 'regex'; regex: RegExp };

export type Subject =
  | { kind: 'key' }
  | { kind: 'value' }
  | { kind: 'header'; name: string }
  | { kind: 'json'; path: string[] }
  | { kind: 'partition' | 'offset' | 'size' };

export type Operator = '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'exists' | 'missing' | 'null';

export type Condition = { subject: Subject; operator: Operator; operand: Operand | null };

export type Filter =
  | { kind: 'text'; text: string }
  | { kind: 'regex'; regex: RegExp }
  | { kind: 'conditions'; conditions: Condition[] };

export type FilterProblem = {
  kind: 'regex' | 'operator' | 'operand' | 'number' | 'and' | 'quote' | 'path';
  /** Where in the text, counted from 0. */
  at: number;
  /** The engine's own words about a regular expression. */
  detail?: string;
};
