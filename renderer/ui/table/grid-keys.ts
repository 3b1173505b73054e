import type { KeyboardEvent } from 'react';

/** What a key press asks of a table. */
export type GridMove =
  | { kind: 'row'; by: number }
  | { kind: 'page'; by: -1 | 1 }
  | { kind: 'first' }
  | { kind: 'last' }
  | { kind: 'cell'; by: -1 | 1 }
  | { kind: 'open' }
  | { kind: 'select' }
  | { kind: 'copyCell' };

/** Reads a key press; `undefined` is for keys that belong to someone else. Ctrl/Cmd+C comes as a copy event instead. */
export function gridMove(event: KeyboardEvent): GridMove | undefined {
  if (event.altKey || event.nativeEvent.isComposing) return undefined;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Home') return { kind: 'first' };
    if (event.key === 'End') return { kind: 'last' };
    return undefined;
  }
  switch (event.key) {
    case 'ArrowDown':
      return { kind: 'row', by: 1 };
    case 'ArrowUp':
      return { kind: 'row', by: -1 };
    case 'ArrowRight':
      return { kind: 'cell', by: 1 };
    case 'ArrowLeft':
      return { kind: 'cell', by: -1 };
    case 'PageDown':
      return { kind: 'page', by: 1 };
    case 'PageUp':
      return { kind: 'page', by: -1 };
    case 'Home':
      return { kind: 'first' };
    case 'End':
      return { kind: 'last' };
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'select' };
  }
  if (isLetter(event, 'j')) return { kind: 'row', by: 1 };
  if (isLetter(event, 'k')) return { kind: 'row', by: -1 };
  if (isLetter(event, 'c')) return { kind: 'copyCell' };
  return undefined;
}

/** With a Hangul layout switched on, J arrives as `ㅓ`: then the place of the key decides. */
function isLetter(event: KeyboardEvent, letter: string): boolean {
  if (event.shiftKey) return false;
  const latin = /^[a-z]$/i.test(event.key);
  return latin ? event.key.toLowerCase() === letter : event.code === `Key${letter.toUpperCase()}`;
}
