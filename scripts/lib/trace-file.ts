import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parseTrace, type Trace } from "@physiocheck/motion";

/**
 * Reads a `.trace.json` or `.trace.json.gz` (told apart by content, not by name).
 * @throws Error with the path's problem or the first thing that is wrong in the trace
 */
export function readTraceFile(path: string): Trace {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error("not JSON");
  }
  return parseTrace(json);
}
