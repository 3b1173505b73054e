import type { KeyboardEvent } from 'react';

/** What a key press asks of a tree. */
export type TreeMove =
  | { kind: 'step'; by: number }
  | { kind: 'page'; by: -1 | 1 }
  | { kind: 'first' }
  | { kind: 'last' }
  | { kind: 'in' }
  | { kind: 'out' }
  | { kind: 'parent' }
  | { kind: 'openLevel' }
  | { kind: 'open' }
  | { kind: 'edit' }
  | { kind: 'type'; text: string };

const moves: Readonly<Record<string, TreeMove>> = {
  ArrowDown: { kind: 'step', by: 1 },
  ArrowUp: { kind: 'step', by: -1 },
  ArrowRight: { kind: 'in' },
  ArrowLeft: { kind: 'out' },
  PageDown: { kind: 'page', by: 1 },
  PageUp: { kind: 'page', by: -1 },
  Home: { kind: 'first' },
  End: { kind: 'last' },
  Enter: { kind: 'open' },
  ' ': { kind: 'open' },
  F2: { kind: 'edit' },
  '*': { kind: 'openLevel' },
};

/** Reads a key press; `undefined` is for keys that belong to someone else. `/` is the filter's, `?` the help's. */
export function treeMove(event: KeyboardEvent): TreeMove | undefined {
  if (event.altKey || event.nativeEvent.isComposing) return undefined;
  if (event.ctrlKey || event.metaKey) return event.key === 'ArrowUp' ? { kind: 'parent' } : undefined;
  const move = moves[event.key];
  if (move !== undefined) return move;
  if (event.key.length !== 1 || event.key === '/' || event.key === '?') return undefined;
  return { kind: 'type', text: event.key };
}
