import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff } from '../../../../../renderer/features/znodes/line-diff.ts';

const drawn = (before: string, after: string) =>
  lineDiff(before, after).map(
    ({ text, before: old, after: now }) => `${now === null ? '-' : old === null ? '+' : ' '}${text}`,
  );

test.each([
  ['a\nb\nc', 'a\nb\nc', [' a', ' b', ' c']],
  ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
  ['a\nc', 'a\nb\nc', [' a', '+b', ' c']],
  ['a\nb\nc', 'a\nc', [' a', '-b', ' c']],
  ['a\nb', 'b\na', ['-a', ' b', '+a']],
  ['', 'x', ['-', '+x']],
])('%j → %j', (before, after, lines) => {
  expect(drawn(before, after)).toEqual(lines);
});

test('both texts can be read back from the diff, with their line numbers', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after);
      const side = (which: 'before' | 'after') => lines.filter((line) => line[which] !== null);
      expect(side('before').map((line) => line.text)).toEqual(before.split('\n'));
      expect(side('after').map((line) => line.text)).toEqual(after.split('\n'));
      expect(side('before').map((line) => line.before)).toEqual(before.split('\n').map((_, index) => index + 1));
      expect(side('after').map((line) => line.after)).toEqual(after.split('\n').map((_, index) => index + 1));
    }),
  );
});
