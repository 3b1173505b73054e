import { describe, expect, it } from 'vitest';
import { findJsonValues, summarizeJson, unquoteJson } from '../../../../shared/text/json-look.ts';

const order = '{"id":7210194211959421229,"customer":{"name":"김하늘"},"items":[{"sku":"a"},{"sku":"b"}],"paid":null}';

describe('findJsonValues', () => {
  const written = (text: string, ...path: string[]) => findJsonValues(text, path).map((found) => found.written);

  it('follows keys and places in arrays', () => {
    expect(written(order, 'id')).toEqual(['7210194211959421229']);
    expect(written(order, 'customer', 'name')).toEqual(['"김하늘"']);
    expect(written(order, 'items', '1', 'sku')).toEqual(['"b"']);
    expect(written(order, 'customer')).toEqual([null]);
    expect(written(order, 'name')).toEqual([]);
    expect(written(order, 'items', 'sku')).toEqual([]);
    expect(written('"x"')).toEqual(['"x"']);
  });

  it('finds each of repeated keys, escaped keys and __proto__', () => {
    expect(written('{"a":1,"a":2}', 'a')).toEqual(['1', '2']);
    expect(written('{"\\u0061":3}', 'a')).toEqual(['3']);
    expect(written('{"__proto__":{"x":4}}', '__proto__', 'x')).toEqual(['4']);
  });

  it('looks as far as a cut text goes', () => {
    expect(written('{"a":1,"b":{"c":2', 'b', 'c')).toEqual(['2']);
  });
});

describe('summarizeJson', () => {
  it('gives the first fields without quotes and without reading on', () => {
    expect(summarizeJson(`${order.slice(0, -1)},"broken": `, 2)).toEqual({
      shape: 'object',
      fields: [
        { name: 'id', value: '7210194211959421229' },
        { name: 'customer', value: '{…}' },
      ],
      problem: null,
    });
  });

  it('tells shapes and problems', () => {
    expect(summarizeJson('[1,"b"]', 5)).toMatchObject({ shape: 'array', fields: [{ value: '1' }, { value: 'b' }] });
    expect(summarizeJson('null', 5)).toMatchObject({ shape: 'literal', fields: [], problem: null });
    expect(summarizeJson('{"a":1} x', 5)?.problem).toMatchObject({ kind: 'after-end' });
    expect(summarizeJson('hello', 5)).toBeNull();
    expect(summarizeJson('{"pad":"xxx', 5)).toMatchObject({ fields: [{ name: 'pad', value: 'xxx…' }] });
  });
});

describe('unquoteJson', () => {
  it('reads escapes', () => {
    expect(unquoteJson('"a\\n\\u0062"')).toBe('a\nb');
    expect(unquoteJson('"plain"')).toBe('plain');
  });
});
