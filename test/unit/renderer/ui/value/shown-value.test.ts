import { describe, expect, it } from 'vitest';
import { maxTreeBytes, shownValue } from '../../../../../renderer/ui/value/shown-value.ts';

const text = (value: string) => new TextEncoder().encode(value);

describe('what a viewer shows', () => {
  it('prints JSON as a tree with every digit', () => {
    expect(shownValue(text('{"id":7210194211959421229,"v":0.10}'), true, 'tree')).toMatchObject({
      text: '{\n  "id": 7210194211959421229,\n  "v": 0.10\n}',
      isTree: true,
      notice: null,
    });
  });

  it('shows what is no JSON as it is and says where it stops being any', () => {
    expect(shownValue(text('{"a":\n1,}'), true, 'tree')).toMatchObject({
      text: '{"a":\n1,}',
      isTree: false,
      notice: { kind: 'not-json', problem: { line: 2, column: 3 } },
    });
  });

  it('prints the beginning of a longer value, also cut inside a character', () => {
    const cut = text('{"a":1,"b":"김').subarray(0, -1);
    expect(shownValue(cut, false, 'tree')).toMatchObject({
      text: '{\n  "a": 1,\n  "b": "',
      isTree: true,
      notice: null,
    });
    expect(shownValue(cut, true, 'tree').notice).toEqual({ kind: 'not-utf8' });
  });

  it('leaves text as it was written and bytes complete in hex', () => {
    expect(shownValue(text('{"a":1}'), true, 'text').text).toBe('{"a":1}');
    expect(shownValue(Uint8Array.of(0xff, 0x41), true, 'text')).toMatchObject({
      text: '\ufffdA',
      notice: { kind: 'not-utf8' },
    });
    expect(shownValue(Uint8Array.of(0xff, 0x41), true, 'hex').text).toContain('ff 41');
  });

  it('does not print megabytes as a tree', () => {
    const long = text(`"${'x'.repeat(maxTreeBytes)}"`);
    expect(shownValue(long, true, 'tree')).toMatchObject({ isTree: false, notice: { kind: 'too-long-for-tree' } });
  });
});
