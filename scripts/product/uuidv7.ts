import { randomUUID } from "node:crypto";

/** A UUID of version 7: the time in front, the rest by chance (RFC 9562). */
export function uuidv7(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
