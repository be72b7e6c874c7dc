import type { Readable } from "node:stream";

/** What is known of a stored object. `size` in bytes. */
export type ObjectHead = { readonly size: number; readonly contentType: string };

/** Bytes from `start` to `end`, both included, counted from 0; without `end` to the last one. */
export type ByteRange = { readonly start: number; readonly end?: number };

/** `maxBytes`: more are refused while they stream in, and nothing is kept of them. */
export type PutOptions = { readonly contentType: string; readonly maxBytes?: number };

/**
 * Files of any size under names of our own: pictures, recordings, exports. A reader sees the old object or the new one and
 * never half of one. Adapters: a folder, and S3.
 */
export interface ObjectStore {
  /**
   * Stores or replaces an object; on return it survives the process's death.
   * @throws ObjectTooLarge; BadObjectKey; what the stream throws
   */
  put(key: string, bytes: Uint8Array | Readable, options: PutOptions): Promise<StoredObject>;
  /** The object, or a part of it: `size` is the whole's. Null where there is none. @throws RangeOutside */
  get(key: string, range?: ByteRange): Promise<(ObjectHead & { readonly body: Readable }) | null>;
  head(key: string): Promise<ObjectHead | null>;
  /** Done as well where there is none. */
  delete(key: string): Promise<void>;
  /** Keys that begin with a text, in no order. */
  list(prefix: string): AsyncIterable<{ readonly key: string; readonly size: number }>;
  /** Throws where the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type StoredObject = {
  /** Bytes. */
  readonly size: number;
  /** Of the whole, 64 hexadecimal digits. */
  readonly sha256: string;
};

/** More bytes than were allowed. */
export class ObjectTooLarge extends Error {
  override readonly name = "ObjectTooLarge";
}

/** The range begins behind the object's end, or ends before it begins. */
export class RangeOutside extends Error {
  override readonly name = "RangeOutside";
}

/** A key that no store takes. */
export class BadObjectKey extends Error {
  override readonly name = "BadObjectKey";
}

const LONGEST_KEY = 512;
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * Keys are segments of letters, digits, `.`, `_` and `-`, parted by `/`; none begins with a dot, so that none climbs.
 * @throws BadObjectKey
 */
export function checkKey(key: string): void {
  if (key.length > LONGEST_KEY || !key.split("/").every((segment) => SEGMENT.test(segment)))
    throw new BadObjectKey(`no key: ${JSON.stringify(key.slice(0, 80))}`);
}

/** First and last byte of a range in an object of this size. @throws RangeOutside */
export function resolveRange(size: number, { start, end }: ByteRange): { start: number; end: number } {
  if (start < 0 || start >= size || (end !== undefined && end < start))
    throw new RangeOutside(`bytes ${start}–${end ?? ""} of ${size}`);
  return { start, end: Math.min(end ?? size - 1, size - 1) };
}
