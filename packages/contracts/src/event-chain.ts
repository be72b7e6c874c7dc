import type { SessionEvent } from "./session-events.ts";

/** The chain's hash before the first event. */
export const EMPTY_CHAIN = "0".repeat(64);

/**
 * JSON with the keys in order, so that both ends write the same bytes. Members that are undefined are left out, as JSON
 * itself does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/**
 * The session's hash after one more event: SHA-256 over the hash before it, a newline and the event's canonical JSON.
 * Both ends keep only the last hash, so a page that was reloaded can go on.
 * @param previous EMPTY_CHAIN before the event with seq 0
 * @returns 64 hexadecimal digits
 */
export async function nextChain(previous: string, event: SessionEvent): Promise<string> {
  const bytes = new TextEncoder().encode(`${previous}\n${canonicalJson(event)}`);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return toHex(new Uint8Array(digest));
}

/** SHA-256 of bytes as 64 hexadecimal digits: the checksum header of trace chunks. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
