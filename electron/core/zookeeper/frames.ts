import { fail } from '../../../shared/errors.ts';

/**
 * Cuts a byte stream into ZooKeeper's frames (length in four bytes, then that many bytes; the length stays on).
 * Fails with NOT_ZOOKEEPER for a length that no ZooKeeper would send: the bytes are someone else's.
 */
export function createFrameCutter(limitBytes: () => number): {
  push(chunk: Buffer): Buffer[];
  reset(): void;
} {
  let chunks: Buffer[] = [];
  let held = 0;

  return {
    push(chunk) {
      chunks.push(chunk);
      held += chunk.length;
      const frames: Buffer[] = [];
      while (held >= 4) {
        if ((chunks[0]?.length ?? 0) < 4) chunks = [Buffer.concat(chunks)];
        const length = chunks[0]?.readInt32BE(0) ?? 0;
        if (length < 0 || length > limitBytes()) fail('NOT_ZOOKEEPER', { params: { frameBytes: length } });
        if (held < length + 4) break;
        // Joined once per frame, however many chunks it came in: 100,000 names are 1.8 MB in some thirty of them.
        const joined = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
        frames.push(joined.subarray(0, length + 4));
        held -= length + 4;
        chunks = held === 0 ? [] : [joined.subarray(length + 4)];
      }
      return frames;
    },
    reset() {
      chunks = [];
      held = 0;
    },
  };
}
