/** One sealed-off piece of a trace, ready to be sent. */
export type TraceChunk = {
  /** packTrace's bytes, gzipped. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
};

/** Compresses packed landmarks off the main thread (the browser's own stream) and fingerprints them. */
export async function makeChunk(packed: Uint8Array): Promise<TraceChunk> {
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return { bytes, sha256: await sha256(bytes) };
}

/** SHA-256 in lower-case hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
