import { describe, expect, test } from 'vitest';
import {
  beginDraft,
  compactJson,
  type Draft,
  draftBytes,
  isChanged,
  isOvertaken,
  isWritten,
  rebase,
} from '../../../../../renderer/features/znodes/draft.ts';
import { statOf } from './stat.ts';

const node = (data: string | Uint8Array | null, version = 7) => ({
  path: '/p',
  stat: statOf({ version }),
  data: typeof data === 'string' ? new TextEncoder().encode(data) : data,
  acl: [],
});

function begun(data: string | null): Draft {
  return beginDraft(node(data)) ?? expect.fail('text can be edited');
}
const written = (draft: Draft) => {
  const bytes = draftBytes(draft);
  return bytes === null ? null : new TextDecoder().decode(bytes);
};

describe('new data being written down', () => {
  test('JSON without blanks is spread out, and written without blanks again, digit by digit', () => {
    const draft = begun('{"version":1,"config":{"n":9007199254740993}}');
    expect(draft.text).toContain('\n');
    expect(isChanged(draft)).toBe(false);
    expect(written({ ...draft, text: draft.text.replace('993', '994') })).toBe(
      '{"version":1,"config":{"n":9007199254740994}}',
    );
  });

  test.each(['{ "a": 1 }', 'server.1=host:2888\nversion=0', '2', ''])('other text stays as it is: %j', (text) => {
    const draft = begun(text);
    expect(draft.text).toBe(text);
    expect(written(draft)).toBe(text);
    expect(isChanged(draft)).toBe(false);
  });

  test('no data stays no data until something is typed', () => {
    const draft = begun(null);
    expect(written(draft)).toBeNull();
    expect(written({ ...draft, text: 'x' })).toBe('x');
  });

  test('what is not text cannot be edited', () => {
    expect(beginDraft(node(new Uint8Array([0xff, 0xfe])))).toBeNull();
  });

  test('broken JSON is written as it was typed', () => {
    expect(written({ ...begun('{"a":1}'), text: '{\n  "a":' })).toBe('{\n  "a":');
  });

  test('blanks inside strings stay', () => {
    expect(compactJson('{ "a b" : " c\\" d " }')).toBe('{"a b":" c\\" d "}');
  });
});

describe('a node that moves on meanwhile', () => {
  const draft = { ...begun('{"a":1}'), text: '{\n  "a": 2\n}' };

  test('overtakes the draft, which keeps its text and can go on from there', () => {
    const now = node('{"a":3}', 8);
    expect(isOvertaken(draft, node('{"a":1}', 7))).toBe(false);
    expect(isOvertaken(draft, now)).toBe(true);
    const next = rebase(draft, now);
    expect(next.text).toBe(draft.text);
    expect(isOvertaken(next, now)).toBe(false);
    expect(next.base.version).toBe(8);
  });

  test('to what the draft says has written it', () => {
    expect(isWritten(draft, node('{"a":2}', 8))).toBe(true);
    expect(isOvertaken(draft, node('{"a":2}', 8))).toBe(false);
    expect(isWritten(draft, node('{"a":1}', 7))).toBe(false);
  });
});
