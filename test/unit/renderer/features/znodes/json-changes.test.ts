import { describe, expect, test } from 'vitest';
import { jsonChanges } from '../../../../../renderer/features/znodes/json-changes.ts';

describe('what differs between two JSON texts', () => {
  test.each([
    ['{"a":1}', '{ "a" : 1 }', []],
    ['{"a":1}', '{"a":2}', [{ path: 'a', before: '1', after: '2' }]],
    [
      '{"n":9007199254740993}',
      '{"n":9007199254740992}',
      [{ path: 'n', before: '9007199254740993', after: '9007199254740992' }],
    ],
    ['{"isr":[1,2]}', '{"isr":[1, 2, 3]}', [{ path: 'isr', before: '[1,2]', after: '[1,2,3]' }]],
    [
      '{"c":{"x":"1"}}',
      '{"c":{"y":"1"}}',
      [
        { path: 'c.x', before: '"1"', after: null },
        { path: 'c.y', before: null, after: '"1"' },
      ],
    ],
    ['{"p":[{"r":[1]},{"r":[2]}]}', '{"p":[{"r":[1]},{"r":[3]}]}', [{ path: 'p.1.r', before: '[2]', after: '[3]' }]],
    ['[1,{"a":1}]', '[2,{"a":1}]', [{ path: '0', before: '1', after: '2' }]],
    ['1', '2', [{ path: '', before: '1', after: '2' }]],
    ['{"__proto__":1}', '{"__proto__":2}', [{ path: '__proto__', before: '1', after: '2' }]],
  ])('%s → %s', (before, after, changes) => {
    expect(jsonChanges(before, after)).toEqual(changes);
  });

  test('is not known when one of them is no JSON', () => {
    expect(jsonChanges('{"a":1}', '{"a":')).toBeNull();
    expect(jsonChanges('', '{}')).toBeNull();
  });
});
