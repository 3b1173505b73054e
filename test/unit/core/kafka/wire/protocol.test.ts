import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonVersion } from '../../../../../electron/core/kafka/wire/kafka-request.ts';
import { ProtocolReader } from '../../../../../electron/core/kafka/wire/protocol-reader.ts';
import { ProtocolWriter } from '../../../../../electron/core/kafka/wire/protocol-writer.ts';

describe("Kafka's primitive types", () => {
  const values = fc.record({
    flexible: fc.boolean(),
    small: fc.integer({ min: -32_768, max: 32_767 }),
    wide: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    text: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 })),
    numbers: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 200 }),
    bytes: fc.uint8Array({ maxLength: 400 }),
  });

  it('come back as they were written, classic and compact', () => {
    fc.assert(
      fc.property(values, ({ flexible, small, wide, text, numbers, bytes }) => {
        const writer = new ProtocolWriter(flexible);
        writer.int16(small).int64(wide).string(text);
        writer.array(numbers, (value) => writer.int32(value));
        writer.lengthAndBytes(bytes).tags().boolean(true);
        const reader = new ProtocolReader(Buffer.from(writer.bytes()), flexible);
        expect(reader.int16()).toBe(small);
        expect(reader.int64()).toBe(wide);
        expect(reader.nullableString()).toBe(text);
        expect(reader.array(() => reader.int32())).toEqual(numbers);
        expect(reader.nullableBytes()).toEqual(Buffer.from(bytes));
        reader.tags();
        expect(reader.boolean()).toBe(true);
        expect(reader.remaining).toBe(0);
      }),
    );
  });

  it('writes compact lengths as the protocol guide says: the length plus one, 0 for null', () => {
    const writer = new ProtocolWriter(true);
    writer
      .string(null)
      .string('')
      .string('ab')
      .array(null, () => {})
      .array([], () => {})
      .uvarint(300);
    expect([...writer.bytes()]).toEqual([0, 1, 3, 97, 98, 0, 1, 0xac, 0x02]);
  });

  it('skips tagged fields that a newer broker adds', () => {
    const reader = new ProtocolReader(Buffer.from([2, 5, 2, 0xaa, 0xbb, 7, 0, 42]), true);
    reader.tags();
    expect(reader.int8()).toBe(42);
  });

  it('stops at bytes that lie about their length, and allocates nothing by them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, flexible) => {
        const reader = new ProtocolReader(Buffer.from(bytes), flexible);
        const read = () => reader.array(() => [reader.nullableString(), reader.nullableBytes(), reader.tags()]);
        try {
          expect(read().length).toBeLessThanOrEqual(bytes.length);
        } catch (caught) {
          expect(caught).toBeInstanceOf(RangeError);
        }
      }),
    );
  });

  it('prints topic ids as Kafka does, and none for the zero id', () => {
    const id = Buffer.from('qoBdExvVQJeqHv77hfnLTg', 'base64url');
    expect(new ProtocolReader(id, false).uuid()).toBe('qoBdExvVQJeqHv77hfnLTg');
    expect(new ProtocolReader(Buffer.alloc(16), false).uuid()).toBeUndefined();
  });
});

describe('the version spoken with a broker', () => {
  const request = { key: 3, versions: [4, 12] } as const;
  it.each([
    [[0, 9], 9],
    [[0, 20], 12],
    [[12, 15], 12],
    [[0, 3], null],
    [[13, 15], null],
  ] as const)('for a broker that has %j is %j', (range, version) => {
    expect(commonVersion(request, new Map([[3, range]]))).toBe(version);
  });

  it('is none for a request the broker does not list', () => {
    expect(commonVersion(request, new Map())).toBeNull();
  });
});
