/** Reads the varints of record format v2 (zig-zag, protocol guide "Record"); RangeError where the bytes end. */
export class VarintReader {
  readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError(`record ends at ${this.at - 1}`);
    return byte;
  }

  /** 32 bits. */
  int(): number {
    let raw = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      raw |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (raw >>> 1) ^ -(raw & 1);
    }
    throw new RangeError('varint is longer than five bytes');
  }

  /** 64 bits. Up to four bytes, the usual case, no bigint is made before the end. */
  long(): bigint {
    let raw = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      raw |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt((raw >>> 1) ^ -(raw & 1));
    }
    let wide = BigInt(raw);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      wide |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, (wide >> 1n) ^ -(wide & 1n));
    }
    throw new RangeError('varlong is longer than ten bytes');
  }

  /** Bytes with their length before them; null for −1. A view. */
  field(): Buffer | null {
    const length = this.int();
    if (length < 0) return null;
    const from = this.at;
    if (from + length > this.bytes.length) throw new RangeError(`field of ${length} bytes at ${from}`);
    this.at += length;
    return this.bytes.subarray(from, this.at);
  }
}
