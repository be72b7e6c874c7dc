import { createHash, randomBytes } from "node:crypto";

/** RFC 4648, lower case: no 0, 1, 8 or 9 that look like letters. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
/** 120 bits: a plain hash of it can be kept, because nobody tries that many. */
const LENGTH = 24;

/** A new one, as it is written down: six groups of four. */
export function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join("");
  return letters.replaceAll(/.{4}(?=.)/g, "$&-");
}

/** What is stored of one, however it was typed. */
export function recoveryHash(typed: string): string {
  return createHash("sha256").update(plain(typed)).digest("hex");
}

/** What somebody typed as a code, without what only makes it readable. */
export function plain(typed: string): string {
  return typed.replaceAll(/[\s-]/g, "").toLowerCase();
}
