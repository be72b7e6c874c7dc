/**
 * `npm run -s replay -- FILE… --exercise ID|auto [--json] [--angles]`: the motion engine over recorded landmarks.
 * With --json one object a file and a line, in order, and nothing else on stdout (docs/commands.md); without it a table.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { EXERCISES, exerciseById, POSTURE_VIEWS, type SessionSummary } from "@physiocheck/motion";
import { replayAny } from "./lib/replay-any.ts";
import { table } from "./lib/table.ts";
import { readTraceFile } from "./lib/trace-file.ts";
import { postureTable, replayPosture, replayYoga, yogaTable } from "./replay/pose-file.ts";

const { values, positionals } = readArguments();
if (values.help) {
  process.stdout.write(
    "npm run -s replay -- FILE… --exercise ID|auto [--json] [--angles]\n\n" +
      "FILE        a .trace.json or .trace.json.gz; with --kind yoga or posture a .poses.jsonl or .poses.jsonl.gz\n" +
      "--kind      workout (the default), yoga or posture\n" +
      "--view      for posture: front, left, right or back; without it each line says what it seems to show\n" +
      "--exercise  which exercise it is, or auto (the default) to find out\n" +
      "--json      one JSON object a file, one a line, instead of a table\n" +
      "--angles    adds the angles of every frame to the JSON\n",
  );
  process.exit(0);
}
// No exit by force: what was written to a pipe may not have left yet.
const view = POSTURE_VIEWS.find((each) => each === values.view) ?? null;
if (values.view !== undefined && view === null)
  refuse(`There is no view "${values.view}". Those there are: ${POSTURE_VIEWS.join(", ")}.`);
if (values.kind === "yoga") replayPoseFiles(replayYoga, yogaTable);
else if (values.kind === "posture") replayPoseFiles((file) => replayPosture(file, view), postureTable);
else if (values.kind === "workout") await replayWorkouts();
else refuse(`There is no kind "${values.kind}". Those there are: workout, yoga, posture.`);

/** Traces through the engine: one answer a file. */
async function replayWorkouts(): Promise<void> {
  const exercise = values.exercise === "auto" ? "auto" : exerciseById(values.exercise);
  if (!exercise) {
    const known = EXERCISES.map(({ id }) => id).join(", ");
    refuse(`There is no exercise "${values.exercise}". Those there are: ${known}; or auto.`);
  }
  if (positionals.length === 0) refuse("Name at least one trace file. --help tells more.");

  const rows: (string | number)[][] = [];
  for (const file of positionals) {
    try {
      const result = await replayAny(readTraceFile(locate(file)), exercise, { angles: values.angles });
      if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
      else rows.push([file, ...row(result)]);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (values.json) process.stdout.write(`${JSON.stringify({ file, error: message })}\n`);
      process.stderr.write(`${file}: ${message}\n`);
      process.exitCode = 1;
    }
  }
  if (!values.json && rows.length > 0) {
    const head = [
      "file",
      "exercise",
      "confidence",
      "repetitions",
      "partial",
      "hold s",
      "quality",
      "not counted",
    ];
    process.stdout.write(`${table(head, rows)}\n`);
  }
}

/** Pose files instead of traces: one answer a line of them. */
function replayPoseFiles<Line extends object>(
  replay: (file: string) => Line[],
  tableOf: (lines: Line[]) => string,
): void {
  if (positionals.length === 0) refuse("Name at least one pose file. --help tells more.");
  for (const file of positionals) {
    try {
      const lines = replay(locate(file));
      if (lines.some((line) => "error" in line)) process.exitCode = 1;
      if (values.json) for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
      else process.stdout.write(`${tableOf(lines)}\n`);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (values.json) process.stdout.write(`${JSON.stringify({ file, error: message })}\n`);
      process.stderr.write(`${file}: ${message}\n`);
      process.exitCode = 1;
    }
  }
}

function row(summary: SessionSummary): (string | number)[] {
  const refused = summary.ledger.filter((entry) => !entry.counted).map((entry) => entry.reason);
  return [
    summary.exercise,
    summary.confidence.toFixed(2),
    summary.repetitions,
    summary.partial,
    summary.holdSeconds.toFixed(1),
    summary.quality.score?.toFixed(0) ?? "–",
    refused.join(", ") || "–",
  ];
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        exercise: { type: "string", default: "auto" },
        kind: { type: "string", default: "workout" },
        view: { type: "string" },
        json: { type: "boolean", default: false },
        angles: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Paths are relative to where the command was typed; npm itself runs scripts in the project's root. */
function locate(file: string): string {
  const typed = resolve(process.env.INIT_CWD ?? ".", file);
  return existsSync(typed) ? typed : resolve(file);
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
