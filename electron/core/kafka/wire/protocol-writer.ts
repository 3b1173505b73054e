/**
 * Writes Kafka's primitive types (protocol guide, "Protocol Primitive Types") into one growing request body.
 * `flexible` switches strings, bytes and arrays to their compact forms and makes {@link tags} write (KIP-482).
 */
export class ProtocolWriter {
  readonly flexible: boolean;
  private buffer = Buffer.allocUnsafe(1024);
  private at = 0;

  constructor(flexible: boolean) {
    this.flexible = flexible;
  }

  private room(length: number): number {
    const from = this.at;
    if (from + length > this.buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, from + length));
      this.buffer.copy(larger, 0, 0, from);
      this.buffer = larger;
    }
    this.at += length;
    return from;
  }

  /** What was written so far; a view that later writes may outgrow. */
  bytes(): Buffer {
    return this.buffer.subarray(0, this.at);
  }

  int8(value: number): this {
    const at = this.room(1);
    this.buffer.writeInt8(value, at);
    return this;
  }

  int16(value: number): this {
    const at = this.room(2);
    this.buffer.writeInt16BE(value, at);
    return this;
  }

  int32(value: number): this {
    const at = this.room(4);
    this.buffer.writeInt32BE(value, at);
    return this;
  }

  int64(value: bigint): this {
    const at = this.room(8);
    this.buffer.writeBigInt64BE(value, at);
    return this;
  }

  boolean(value: boolean): this {
    return this.int8(value ? 1 : 0);
  }

  uvarint(value: number): this {
    let left = value;
    for (; left > 0x7f; left = Math.floor(left / 128)) this.byte((left & 0x7f) | 0x80);
    return this.byte(left);
  }

  private byte(value: number): this {
    const at = this.room(1);
    this.buffer[at] = value;
    return this;
  }

  private raw(bytes: Uint8Array): this {
    const at = this.room(bytes.length);
    this.buffer.set(bytes, at);
    return this;
  }

  /** STRING or NULLABLE_STRING, compact in flexible versions. */
  string(value: string | null): this {
    const bytes = value === null ? null : Buffer.from(value, 'utf8');
    if (this.flexible) this.uvarint(bytes === null ? 0 : bytes.length + 1);
    else this.int16(bytes === null ? -1 : bytes.length);
    return bytes === null ? this : this.raw(bytes);
  }

  /** BYTES or RECORDS, compact in flexible versions. */
  lengthAndBytes(value: Uint8Array): this {
    if (this.flexible) this.uvarint(value.length + 1);
    else this.int32(value.length);
    return this.raw(value);
  }

  /** 16 zero bytes: "by name, not by id". */
  zeroUuid(): this {
    return this.int64(0n).int64(0n);
  }

  /** ARRAY; null where a request gives null a meaning of its own ("all topics"). */
  array<T>(elements: Iterable<T> | null, element: (value: T) => void): this {
    const values = elements === null ? null : [...elements];
    if (this.flexible) this.uvarint(values === null ? 0 : values.length + 1);
    else this.int32(values === null ? -1 : values.length);
    values?.forEach(element);
    return this;
  }

  /** An empty section of tagged fields; nothing below the flexible versions. */
  tags(): this {
    return this.flexible ? this.byte(0) : this;
  }
}
