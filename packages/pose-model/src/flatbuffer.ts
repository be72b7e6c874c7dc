/**
 * The little of FlatBuffers that is needed to describe a model and to read its root table.
 * Format: https://flatbuffers.dev/internals. Little-endian; `uoffset` is u32, relative to its own place, forwards.
 */

/** A field of a table: a number stored in the table, or a reference that is set later with `link`. */
export type Field =
  | { readonly kind: "u8" | "u32"; readonly value: number }
  | { readonly kind: "ref" }
  /** A reference to something whose place is known already. */
  | { readonly kind: "at"; readonly target: number };

const SIZE = { u8: 1, u32: 4, ref: 4, at: 4 } as const;

/** Writes front to back; references are made forwards, as the format wants them. */
export class FlatWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** Place of the next byte. */
  get length(): number {
    return this.#length;
  }

  /** Adds zeros up to a multiple of `unit` bytes. */
  align(unit: number): void {
    this.#grow((unit - (this.#length % unit)) % unit);
  }

  u8(value: number): number {
    const at = this.#grow(1);
    this.#view.setUint8(at, value);
    return at;
  }

  u16(value: number): number {
    const at = this.#grow(2);
    this.#view.setUint16(at, value, true);
    return at;
  }

  u32(value: number): number {
    const at = this.#grow(4);
    this.#view.setUint32(at, value, true);
    return at;
  }

  f32(value: number): number {
    const at = this.#grow(4);
    this.#view.setFloat32(at, value, true);
    return at;
  }

  raw(bytes: Uint8Array): number {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
    return at;
  }

  /** Makes the reference at `from` point to `target`, which lies behind it. */
  link(from: number, target: number): void {
    this.#view.setUint32(from, target - from, true);
  }

  /** A table with its vtable in front. Returns its place and the place of each field. */
  table(fields: readonly (Field | undefined)[]): { readonly at: number; readonly fields: number[] } {
    this.align(4);
    // Large fields first, so that each is aligned to its size behind the table's own 4-byte offset.
    const order = fields
      .map((_, slot) => slot)
      .filter((slot) => fields[slot])
      .toSorted((a, b) => size(fields[b]) - size(fields[a]) || a - b);
    const offsets = fields.map(() => 0);
    let length = 4;
    for (const slot of order) {
      offsets[slot] = length;
      length += size(fields[slot]);
    }
    const vtableLength = 4 + 2 * fields.length;
    // The table behind the vtable starts on a multiple of 4.
    if (vtableLength % 4 !== 0) this.u16(0);
    const vtable = this.u16(vtableLength);
    this.u16(length);
    for (const offset of offsets) this.u16(offset);
    const at = this.u32(this.#length - vtable);
    const places = fields.map((_, slot) => (offsets[slot] ? at + (offsets[slot] ?? 0) : 0));
    for (const slot of order) {
      const field = fields[slot];
      if (field?.kind === "u8") this.u8(field.value);
      else if (field?.kind === "u32") this.u32(field.value);
      else if (field?.kind === "at") this.u32(field.target - this.#length);
      else this.u32(0);
    }
    this.align(4);
    return { at, fields: places };
  }

  /** A vector of `count` references; set them with `link`. */
  references(count: number): { readonly at: number; readonly items: number[] } {
    this.align(4);
    const at = this.u32(count);
    return { at, items: Array.from({ length: count }, () => this.u32(0)) };
  }

  /** A vector of floats. */
  floats(values: readonly number[]): number {
    this.align(4);
    const at = this.u32(values.length);
    for (const value of values) this.f32(value);
    return at;
  }

  /** A vector of bytes whose first byte lies on a multiple of `unit`. */
  bytes(content: Uint8Array, unit = 4): number {
    while ((this.#length + 4) % unit !== 0 || this.#length % 4 !== 0) this.u8(0);
    const at = this.u32(content.length);
    this.raw(content);
    this.align(4);
    return at;
  }

  /** A string: length, UTF-8, and a zero behind it. */
  string(text: string): number {
    const content = new TextEncoder().encode(text);
    this.align(4);
    const at = this.u32(content.length);
    this.raw(content);
    this.u8(0);
    this.align(4);
    return at;
  }

  /** A copy of all that was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }
}

function size(field: Field | undefined): number {
  return field ? SIZE[field.kind] : 0;
}

/** Reads tables of a FlatBuffer; all places are byte offsets from its beginning. */
export class FlatReader {
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  /** Where the reference at `at` points to. */
  follow(at: number): number {
    return at + this.u32(at);
  }

  /** Place of a field of the table at `table`, 0 if it is absent. */
  field(table: number, slot: number): number {
    const vtable = table - this.#view.getInt32(table, true);
    if (4 + 2 * slot >= this.#view.getUint16(vtable, true)) return 0;
    const offset = this.#view.getUint16(vtable + 4 + 2 * slot, true);
    return offset === 0 ? 0 : table + offset;
  }

  /** What a reference field points to, 0 if it is absent. */
  reference(table: number, slot: number): number {
    const at = this.field(table, slot);
    return at === 0 ? 0 : this.follow(at);
  }

  /** Places of the tables in a vector of references. */
  tables(vector: number): number[] {
    return vector === 0
      ? []
      : Array.from({ length: this.u32(vector) }, (_, i) => this.follow(vector + 4 + 4 * i));
  }
}
