import { describe, expect, test } from 'vitest';
import { matchesKeys } from '../../../../renderer/app/shortcuts.ts';

function press(key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: '' };
  return { key, ...none, ...more } as KeyboardEvent;
}

describe('keys of a command', () => {
  test('mod is Ctrl here and Cmd on a Mac', () => {
    expect(matchesKeys('mod+k', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('mod+k', press('k', { metaKey: true }), false)).toBe(false);
    expect(matchesKeys('mod+k', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesKeys('mod+k', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  test('a letter alone is not the letter with Ctrl, Alt or Shift', () => {
    expect(matchesKeys('r', press('r'), false)).toBe(true);
    expect(matchesKeys('r', press('r', { ctrlKey: true }), false)).toBe(false);
    expect(matchesKeys('r', press('r', { altKey: true }), false)).toBe(false);
    expect(matchesKeys('r', press('R', { shiftKey: true }), false)).toBe(false);
  });

  test('a sign counts with Shift and without: keyboards differ', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('/', press('/'), false)).toBe(true);
    expect(matchesKeys('/', press('/', { shiftKey: true }), false)).toBe(true);
  });

  test('a letter is found by its place while Hangul is typed', () => {
    expect(matchesKeys('p', press('ㅔ', { code: 'KeyP' }), false)).toBe(true);
    expect(matchesKeys('p', press('Process', { code: 'KeyP' }), false)).toBe(true);
    expect(matchesKeys('q', press('ㅔ', { code: 'KeyP' }), false)).toBe(false);
  });

  test('named keys', () => {
    expect(matchesKeys('ctrl+enter', press('Enter', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('alt+up', press('ArrowUp', { altKey: true }), false)).toBe(true);
    expect(matchesKeys('f6', press('F6'), false)).toBe(true);
  });
});
