import { describe, expect, it } from 'vitest';
import { murmur2, partitionForKey } from '../../../../shared/domain/partitioner.ts';

// Printed by Java: org.apache.kafka.common.utils.Utils.murmur2 and toPositive(hash) % n of kafka-clients 3.9.1.
const fromJava: [key: string, hash: number, ofSeven: number, ofFifty: number][] = [
  ['', 275646681, 2, 31],
  ['a', -1563381124, 5, 24],
  ['ab', 316155434, 0, 34],
  ['abc', 479470107, 4, 7],
  ['abcd', -1323649548, 5, 0],
  ['order-1001', 297523878, 1, 28],
  ['서울-123', -892310876, 0, 22],
  ['한글 키', 988721471, 3, 21],
  ['日本', -700811021, 1, 27],
  ['😀', 131881617, 0, 17],
  ['👩‍👩‍👧', -472753559, 4, 39],
  ['Привет', -282391137, 2, 11],
  ['key with space', -1549676921, 0, 27],
  ['00000000-0000-0000-0000-000000000000', 713427837, 3, 37],
  ['{"id":9007199254740993}', 799181182, 2, 32],
  ['x'.repeat(300), 403018756, 0, 6],
];

describe('the partition of a key', () => {
  it.each(fromJava)('is the one that Java chooses for %j', (key, hash, ofSeven, ofFifty) => {
    const bytes = new TextEncoder().encode(key);
    expect(murmur2(bytes)).toBe(hash);
    expect(partitionForKey(bytes, 7)).toBe(ofSeven);
    expect(partitionForKey(bytes, 50)).toBe(ofFifty);
  });

  it('goes by bytes, wherever they lie in their buffer', () => {
    const raw = [0, 255, 128, 127, 200];
    expect(murmur2(Uint8Array.from(raw))).toBe(1389620636);
    expect(murmur2(Uint8Array.from([9, ...raw, 9]).subarray(1, 6))).toBe(1389620636);
  });
});
