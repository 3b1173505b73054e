import { describe, expect, test } from 'vitest';
import { createFrameCutter } from '../../../../electron/core/zookeeper/frames.ts';

const frame = (text: string) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
};

describe('cutting ZooKeeper frames', () => {
  const stream = Buffer.concat([frame('one'), frame(''), frame('the third one'), frame('x')]);

  test.each([1, 2, 3, 5, 7, 100])('finds the same frames in pieces of %i bytes', (size) => {
    const cutter = createFrameCutter(() => 100);
    const frames: string[] = [];
    for (let at = 0; at < stream.length; at += size) {
      for (const cut of cutter.push(stream.subarray(at, at + size))) frames.push(cut.subarray(4).toString());
    }
    expect(frames).toEqual(['one', '', 'the third one', 'x']);
  });

  test('forgets half a frame when a new connection begins', () => {
    const cutter = createFrameCutter(() => 100);
    expect(cutter.push(frame('lost').subarray(0, 6))).toEqual([]);
    cutter.reset();
    expect(cutter.push(frame('found')).map((cut) => cut.subarray(4).toString())).toEqual(['found']);
  });

  test('refuses a length that no ZooKeeper sends, such as the letters HTTP', () => {
    const cutter = createFrameCutter(() => 1024);
    expect(() => cutter.push(Buffer.from('HTTP/1.1 400 Bad Request'))).toThrow('NOT_ZOOKEEPER');
  });
});
