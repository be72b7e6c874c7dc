import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  parseTrace,
  replayPractice,
  toTraceFile,
  type SessionSummary,
  type Trace,
} from "@physiocheck/motion";
import { poseModelVersion } from "@physiocheck/pose-model";
import { readCommandLine, USAGE, UsageError, type Command } from "./analyze/command-line.ts";
import { AnalyzeError, openPoseBrowser, type PoseBrowser } from "./analyze/pose-browser.ts";
import { transcode } from "../apps/worker/src/transcode.ts";
import { tracePath, writeTrace } from "./analyze/write-trace.ts";
import { postureInWords, postureLine } from "./lib/posture-line.ts";
import { replayAny } from "./lib/replay-any.ts";
import { practiceInWords, practiceLine } from "./lib/yoga-line.ts";

/**
 * `npm run -s analyze -- FILE…`: films and photos through the app's own pose pipeline and the engine. One line of JSON
 * a file on stdout and nothing else; a file that cannot be analysed gets a line with `error`, and the exit status is 1.
 */
async function main(): Promise<number> {
  const command = readCommandLine(process.argv.slice(2));
  if (command === null) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const scratch = await mkdtemp(path.join(tmpdir(), "physiocheck-analyze-"));
  const browser = await openPoseBrowser();
  let status = 0;
  try {
    for (const file of command.files) {
      try {
        await analyze(file, command, browser, scratch);
      } catch (error) {
        status = 1;
        const message = error instanceof Error ? error.message : String(error);
        process.stderr.write(`${file}: ${message}\n`);
        if (command.json) print({ file, error: message });
      }
    }
  } finally {
    await browser.close();
    await rm(scratch, { recursive: true, force: true });
  }
  return status;
}

async function analyze(file: string, command: Command, browser: PoseBrowser, scratch: string): Promise<void> {
  const seen = toTraceFile(await traceOf(locate(file), command, browser, scratch));
  if (command.trace !== null) {
    await writeTrace(tracePath(locate(command.trace), file, command.files.length), seen);
  }
  // What was written is what is analysed, so that `replay` of the trace says the same.
  const trace = parseTrace(seen);
  if (command.kind === "yoga") {
    const practice = practiceLine(replayPractice(trace));
    if (command.json) print({ ...practice, versions: { model: poseModelVersion(command.model) } });
    else process.stdout.write(`${file}: ${practiceInWords(practice)}\n`);
    return;
  }
  if (command.kind === "posture") {
    const line = postureLine(trace.frames, trace, command.view);
    const versions = { ...line.versions, model: poseModelVersion(command.model) };
    if (command.json) print({ ...line, versions });
    else process.stdout.write(`${file}: ${postureInWords(line)}\n`);
    return;
  }
  const result = await replayAny(trace, command.exercise, { angles: command.angles });
  const versions = { ...result.versions, model: poseModelVersion(command.model) };
  if (command.json) print({ ...result, versions });
  else process.stdout.write(`${file}: ${inWords(result)}\n`);
}

function inWords({ exercise, confidence, repetitions, partial, holdSeconds }: SessionSummary): string {
  const found = `${exercise} (${Math.round(confidence * 100)} %)`;
  return holdSeconds > 0
    ? `${found}, held ${holdSeconds.toFixed(1)} s`
    : `${found}, ${repetitions} repetitions, ${partial} partial`;
}

async function traceOf(
  file: string,
  command: Command,
  browser: PoseBrowser,
  scratch: string,
): Promise<Trace> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Error("there is no such file");
  try {
    return await browser.traceOf(file, command.model);
  } catch (error) {
    if (!(error instanceof AnalyzeError) || !["container", "codec", "damaged"].includes(error.reason))
      throw error;
    const converted = path.join(scratch, "converted.mp4");
    await transcode(file, converted, await browser.decodes("avc1.640028"));
    const trace = await browser.traceOf(converted, command.model);
    return { ...trace, source: path.basename(file) };
  }
}

/** Paths are relative to where the command was typed; npm itself runs scripts in the project's root. */
function locate(file: string): string {
  const typed = path.resolve(process.env.INIT_CWD ?? ".", file);
  return existsSync(typed) ? typed : path.resolve(file);
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${USAGE}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
