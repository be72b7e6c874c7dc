import "./zod-setup.ts";
import * as z from "zod";

/** Lower-case UUID, version 7 (time-ordered), made by whoever creates the thing: retries then stay idempotent. */
export const uuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "not a UUIDv7");

/** Point in time, ISO 8601 in UTC with milliseconds: 2026-01-31T09:30:00.000Z. */
export const instantSchema = z.iso.datetime({ precision: 3 });

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "not a SHA-256 in hexadecimal");

/** One line of text that a person typed, trimmed. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !hasControl(text, false), "control characters");
}

/** Text of several lines that a person typed, trimmed; may be empty. */
export function prose(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => !hasControl(text, true), "control characters");
}

/** IANA name of a time zone that this machine knows: Europe/Berlin. */
export const timeZoneSchema = line(64).refine(isTimeZone, "not a known time zone");

/** Milliseconds on the session's clock. */
export const clockSchema = z.number().min(0).max(1e9);

/** Pain and effort, 0 none … 10 the worst there is (numeric rating scale; Borg CR10). */
export const ratingSchema = z.int().min(0).max(10);

export const sideSchema = z.enum(["left", "right", "both"]);

/** Whether the text holds control characters; tab and newline are allowed in prose. */
function hasControl(text: string, multiline: boolean): boolean {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (multiline && (code === 9 || code === 10 || code === 13)) continue;
    if (code < 32 || code === 127) return true;
    // A lone half of a surrogate pair is no character, and databases refuse it.
    if (code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
