import { TraceError } from "./trace.ts";

/** Largest magnitude a variable-length integer may have: 2^53 − 1, so that plain numbers hold it exactly. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** A growing list of bytes. Integers are LEB128: seven bits a byte, least significant first. */
export class ByteWriter {
  private buffer: Uint8Array;
  private length = 0;

  constructor(capacity = 1024) {
    this.buffer = new Uint8Array(Math.max(16, capacity));
  }

  /** Appends one byte. */
  byte(value: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Uint8Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length] = value;
    this.length += 1;
  }

  /** Appends a whole number 0 … 2^53 − 1. */
  unsigned(value: number): void {
    let rest = value;
    // Divisions instead of shifts: a shift would cut times on the epoch clock to 32 bits.
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** Appends a whole number of either sign, zigzag: 0, −1, 1, −2, 2 … become 0, 1, 2, 3, 4 … */
  signed(value: number): void {
    this.unsigned(zigzag(value));
  }

  /** Appends a little-endian double. */
  double(value: number): void {
    const eight = new DataView(new ArrayBuffer(8));
    eight.setFloat64(0, value, true);
    for (let i = 0; i < 8; i += 1) this.byte(eight.getUint8(i));
  }

  /** What has been written so far, copied. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}

/** Reads what a ByteWriter wrote. Every method throws a TraceError rather than read past the end. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private position: number;
  private readonly end: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.end - this.position;
  }

  /** The next byte. */
  byte(what: string): number {
    if (this.position >= this.end) throw new TraceError(`the trace ends inside ${what}`);
    const value = this.bytes[this.position];
    this.position += 1;
    return value;
  }

  /** The next whole number 0 … 2^53 − 1. */
  unsigned(what: string): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte(what);
      value += (byte & 0x7f) * scale;
      if (value > LARGEST) throw new TraceError(`a number in ${what} is too large`);
      if (byte < 0x80) return value;
      scale *= 0x80;
      if (scale > LARGEST) throw new TraceError(`a number in ${what} is too long`);
    }
  }

  /** The next whole number of either sign. */
  signed(what: string): number {
    return unzigzag(this.unsigned(what));
  }

  /** The next double. */
  double(what: string): number {
    const eight = new DataView(new ArrayBuffer(8));
    for (let i = 0; i < 8; i += 1) eight.setUint8(i, this.byte(what));
    return eight.getFloat64(0, true);
  }
}

/** Whole numbers of either sign to whole numbers from 0, small to small. */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** The inverse of `zigzag`. */
export function unzigzag(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 (ISO 3309, as in gzip and PNG) of `bytes` from `start` up to `end`. */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0xffffffff;
  for (let i = start; i < end; i += 1) crc = CRC_TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
