/** Bytes that are looked at in three places of a file. */
const SAMPLE = 1 << 18;

/**
 * By which the same file is known again: SHA-256 over its size and its first, middle and last quarter megabyte. A whole film would
 * have to lie in memory, because browsers hash nothing that streams.
 */
export async function fingerprintOf(file: Blob): Promise<string> {
  const middle = Math.max(0, Math.floor((file.size - SAMPLE) / 2));
  const parts = [file.slice(0, SAMPLE), file.slice(middle, middle + SAMPLE), file.slice(-SAMPLE)];
  const sampled = await new Blob([`${file.size}\n`, ...parts]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", sampled));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
