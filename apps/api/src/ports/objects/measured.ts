import { createHash } from "node:crypto";
import { Readable, Transform } from "node:stream";
import { ObjectTooLarge, type StoredObject } from "./object-store.ts";

/** Passes bytes on, counts and hashes them, and breaks off where there are too many. */
export class Measured extends Transform {
  private readonly hash = createHash("sha256");
  private readonly maxBytes: number;
  /** Not called `size`: the S3 client takes a stream's `size` for its length. */
  private passed = 0;

  constructor(maxBytes = Number.POSITIVE_INFINITY) {
    super();
    this.maxBytes = maxBytes;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, out?: Buffer) => void) {
    this.passed += chunk.length;
    if (this.passed > this.maxBytes) {
      done(new ObjectTooLarge(`more than ${this.maxBytes} bytes`));
      return;
    }
    this.hash.update(chunk);
    done(null, chunk);
  }

  /** Once everything has passed. */
  result(): StoredObject {
    return { size: this.passed, sha256: this.hash.digest("hex") };
  }
}

/** A stream of what may be bytes already. */
export function asStream(bytes: Uint8Array | Readable): Readable {
  return bytes instanceof Readable ? bytes : Readable.from([Buffer.from(bytes)]);
}
