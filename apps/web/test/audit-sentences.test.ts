import { routeEntries } from "@physiocheck/contracts";
import { expect, test } from "vitest";
import { audit } from "../src/i18n/en/audit.ts";

/** Too many and too small to stand in the audit log one by one. */
const UNAUDITED = ["appendEvents", "postProgress", "putTraceChunk", "putRecordingChunk"];

test("whatever changes something has a sentence in the audit log", () => {
  const written = routeEntries()
    .filter(([name, { method }]) => method !== "GET" && !UNAUDITED.includes(name))
    .map(([name]) => name);
  expect(written.filter((name) => !(name in audit))).toEqual([]);
});
