import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  analysePose,
  parsePoseRecord,
  type PoseRecord,
  PoseRecordError,
  type PostureView,
} from "@physiocheck/motion";
import { postureLine, type PostureLine } from "../lib/posture-line.ts";
import { table } from "../lib/table.ts";
import { yogaLine, type YogaLine } from "../lib/yoga-line.ts";

/** A line that could not be read. */
export type PoseError = { readonly id?: string | number; readonly line: number; readonly error: string };

/** Which yoga pose each line of a pose file shows. @throws Error where the file itself cannot be read */
export function replayYoga(path: string): (YogaLine | PoseError)[] {
  return replayPoses(path, (record) => yogaLine(analysePose(record, record), record.id));
}

/**
 * The posture that each line of a pose file shows.
 * @param view from where; null: as each line itself seems to show
 * @throws Error where the file itself cannot be read
 */
export function replayPosture(path: string, view: PostureView | null): (PostureLine | PoseError)[] {
  return replayPoses(path, ({ id, width, height, landmarks, world }) =>
    postureLine([{ t: 0, landmarks, world }], { width, height }, view, id),
  );
}

/**
 * Every line of a `.poses.jsonl` or `.poses.jsonl.gz` (told apart by content), each with its own answer: a bad line is an
 * error of its own, and the rest goes on.
 */
function replayPoses<Line>(path: string, answer: (record: PoseRecord) => Line): (Line | PoseError)[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  const lineOf = (content: string, line: number): Line | PoseError => {
    try {
      return answer(parsePoseRecord(content));
    } catch (error) {
      if (!(error instanceof PoseRecordError)) throw error;
      return { ...(error.id !== undefined && { id: error.id }), line, error: error.message };
    }
  };
  return text
    .split("\n")
    .flatMap((content, index) => (content.trim() === "" ? [] : [lineOf(content, index + 1)]));
}

/** A table for people. */
export function yogaTable(lines: readonly (YogaLine | PoseError)[]): string {
  return posesTable(["pose", "side", "accuracy", "worst joint"], lines, (line) => [
    line.pose ?? "none",
    line.side ?? "–",
    line.accuracy?.toFixed(0) ?? "–",
    line.worst ?? "–",
  ]);
}

/** A table for people. */
export function postureTable(lines: readonly (PostureLine | PoseError)[]): string {
  return posesTable(["view", "score", "measured", "stands out"], lines, (line) => [
    line.view ?? "–",
    line.score?.toFixed(0) ?? "–",
    line.fault ?? Object.keys(line.measurements).length,
    line.feedback.flatMap((each) => ("level" in each ? [each.measure] : [])).join(", ") || "–",
  ]);
}

function posesTable<Line extends { readonly id?: string | number }>(
  head: readonly string[],
  lines: readonly (Line | PoseError)[],
  row: (line: Line) => (string | number)[],
): string {
  return table(
    ["line", "id", ...head],
    lines.map((line, index) =>
      isError(line)
        ? [line.line, line.id ?? "–", `not read: ${line.error}`, ...head.slice(1).map(() => "")]
        : [index + 1, line.id ?? "–", ...row(line)],
    ),
  );
}

function isError(line: object): line is PoseError {
  return "error" in line;
}
