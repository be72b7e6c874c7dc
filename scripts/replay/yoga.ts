import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { analysePose, parsePoseRecord, PoseRecordError } from "@physiocheck/motion";
import { table } from "../lib/table.ts";
import { yogaLine, type YogaLine } from "../lib/yoga-line.ts";

/** A line that could not be read. */
export type YogaError = { readonly id?: string | number; readonly line: number; readonly error: string };

/**
 * Every line of a `.poses.jsonl` or `.poses.jsonl.gz` (told apart by content), each with its own answer: a bad line is an
 * error of its own, and the rest goes on.
 * @throws Error where the file itself cannot be read
 */
export function replayPoses(path: string): (YogaLine | YogaError)[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .flatMap((content, index) => (content.trim() === "" ? [] : [lineOf(content, index + 1)]));
}

/** A table for people. */
export function posesTable(lines: readonly (YogaLine | YogaError)[]): string {
  return table(
    ["line", "id", "pose", "side", "accuracy", "worst joint"],
    lines.map((line, index) =>
      "error" in line
        ? [line.line, line.id ?? "–", `not read: ${line.error}`, "", "", ""]
        : [
            index + 1,
            line.id ?? "–",
            line.pose ?? "none",
            line.side ?? "–",
            line.accuracy?.toFixed(0) ?? "–",
            line.worst ?? "–",
          ],
    ),
  );
}

function lineOf(content: string, line: number): YogaLine | YogaError {
  try {
    const record = parsePoseRecord(content);
    return yogaLine(analysePose(record, record), record.id);
  } catch (error) {
    if (!(error instanceof PoseRecordError)) throw error;
    return { ...(error.id !== undefined && { id: error.id }), line, error: error.message };
  }
}
