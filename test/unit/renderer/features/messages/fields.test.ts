import { describe, expect, it } from 'vitest';
import { recordJson } from '../../../../../renderer/features/messages/detail/record-json.ts';
import {
  copyText,
  fieldLine,
  guessFormat,
  guessListFormat,
} from '../../../../../renderer/features/messages/format/field-format.ts';
import { createRecordLog } from '../../../../../renderer/features/messages/records/record-log.ts';
import { openRecordBatch, recordFlag } from '../../../../../shared/wire/record-batch.ts';
import { batchOf } from './batch.ts';

const text = (value: string) => new TextEncoder().encode(value);

describe('a field in one line', () => {
  it('tells null, empty, the JSON word null and what is not JSON apart', () => {
    expect(fieldLine(null, true, 'json')).toEqual({ kind: 'null' });
    expect(fieldLine(new Uint8Array(), true, 'json')).toEqual({ kind: 'empty' });
    expect(fieldLine(text('null'), true, 'json')).toEqual({ kind: 'json-null' });
    expect(fieldLine(text('null'), true, 'text')).toEqual({ kind: 'text', text: 'null' });
    expect(fieldLine(text('hello'), true, 'json')).toMatchObject({ kind: 'not-json', text: 'hello' });
    expect(fieldLine(Uint8Array.of(0xff, 0xfe), true, 'text')).toMatchObject({
      kind: 'not-text',
      text: null,
      hex: 'ff fe',
    });
  });

  it('recognises the framing of a schema registry', () => {
    expect(fieldLine(Uint8Array.of(0, 0, 0, 0, 0x25, 0xa6), true, 'json')).toMatchObject({
      kind: 'not-json',
      registryId: 37,
    });
    expect(fieldLine(Uint8Array.of(1, 0, 0, 0, 0x25, 0xa6), true, 'json')).toMatchObject({ registryId: null });
  });

  it('shows the beginning of JSON that was cut, and keeps every digit', () => {
    const line = fieldLine(text('{"id":7210194211959421229,"name":"김'), false, 'json');
    expect(line).toMatchObject({
      kind: 'json',
      summary: {
        fields: [
          { name: 'id', value: '7210194211959421229' },
          { name: 'name', value: '김…' },
        ],
      },
    });
    expect(fieldLine(text('{"id":1,"name":"김'), true, 'json').kind).toBe('not-json');
  });

  it('takes a whole field that ends within a character for bytes, and only the beginning of one for text', () => {
    const cut = Uint8Array.of(0x61, 0xed, 0x95);
    expect(fieldLine(cut, true, 'text')).toMatchObject({ kind: 'not-text', hex: '61 ed 95' });
    expect(fieldLine(cut, false, 'text')).toEqual({ kind: 'text', text: 'a' });
  });

  it('reads only the beginning of a long value', () => {
    const long = text(`{"a":1,"pad":"${'x'.repeat(100_000)}"}`);
    expect(fieldLine(long, true, 'json')).toMatchObject({
      kind: 'json',
      summary: { fields: [{ name: 'a' }, { name: 'pad' }] },
    });
  });
});

describe('guessing a format', () => {
  it('goes by what most of the rows are, and takes lone numbers for text', () => {
    expect(guessFormat(text('42'), true)).toBe('text');
    expect(guessFormat(text('[1]'), true)).toBe('json');
    expect(guessFormat(Uint8Array.of(0, 0, 0, 42), true)).toBe('hex');
    const log = createRecordLog();
    log.append(
      batchOf([
        { offset: 0, value: '{"a":1}' },
        { offset: 1, value: Uint8Array.of(0xff) },
        { offset: 2, value: '{"a":2}' },
        { offset: 3, value: null },
        { offset: 4, value: Uint8Array.of(0, 0), flags: recordFlag.control },
      ]),
    );
    expect(guessListFormat(log.rows(), 'value')).toBe('json');
    expect(guessListFormat(log.rows(), 'key')).toBe('text');
    expect(guessListFormat(createRecordLog().rows(), 'value')).toBe('text');
  });

  it('looks past the markers that a list begins with', () => {
    const markers = Array.from({ length: 60 }, (_, offset) => ({ offset, flags: recordFlag.control }));
    const log = createRecordLog();
    log.append(batchOf([...markers, { offset: 60, value: '{"a":1}' }]));
    expect(guessListFormat(log.rows(), 'value')).toBe('json');
  });
});

describe('copies', () => {
  it('have the characters as they are, and bytes in hex', () => {
    expect(copyText(text('a\u202eb\n'))).toBe('a\u202eb\n');
    expect(copyText(Uint8Array.of(0xff, 0))).toBe('ff 00');
  });

  it('of a record keep JSON as written and are JSON themselves', () => {
    const key = text('{"id":1.10}');
    const value = Uint8Array.of(0xff);
    const record = openRecordBatch(
      batchOf([
        {
          offset: 7,
          key,
          value,
          headers: [
            { name: 'a', value: text('x"y') },
            { name: 'a', value: null },
          ],
        },
      ]),
    ).record(0);
    const json = recordJson('orders', record, key, value);
    expect(json).toContain('"key": {"id":1.10}');
    expect(JSON.parse(json)).toMatchObject({
      topic: 'orders',
      offset: 7,
      value: { base64: '/w==' },
      headers: [
        { name: 'a', value: 'x"y' },
        { name: 'a', value: null },
      ],
    });
    expect(recordJson('orders', record, null, text('null'))).toContain('"value": "null"');
    expect(recordJson('orders', record, null, null)).toContain('"value": null');
  });
});
