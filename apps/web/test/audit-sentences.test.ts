import { routeEntries } from "@physiocheck/contracts";
import { expect, test } from "vitest";
import { audit } from "../src/i18n/en/audit.ts";

/** Too many and too small to stand in the audit log one by one. */
const UNAUDITED = ["appendEvents", "postProgress", "putTraceChunk", "putRecordingChunk"];

/** Open to everybody: nobody who is signed in can be refused there, and nothing of anybody is read. */
const OPEN = [
  "health",
  "livez",
  "readyz",
  "apiInfo",
  "openapi",
  "docs",
  "outbox",
  "clinicFace",
  "clinicLogo",
];

test("whatever is done, read or refused has a sentence in the audit log", () => {
  const written = routeEntries()
    .map(([name]) => name)
    .filter((name) => !UNAUDITED.includes(name) && !OPEN.includes(name));
  expect(written.filter((name) => !(name in audit))).toEqual([]);
});
