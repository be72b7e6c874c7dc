import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import {
  filmMessageSchema,
  type FilmJob,
  type FilmMessage,
  type WorkoutFailure,
  type WorkoutSettings,
} from "@physiocheck/contracts";
import { killTree, memoryOf, processTree } from "./process-tree.ts";
import type { WorkoutsConfig } from "./workouts-config.ts";

/** How often memory is looked at, ms. */
const LOOK_MS = 1000;
/** Last words of the process that are kept for the log, characters. */
const LAST_WORDS = 2000;
/** How the analyser ends where there is no browser: see apps/worker. */
const NO_BROWSER = 3;

/** A film was not analysed. */
export class AnalysisError extends Error {
  override readonly name = "AnalysisError";
  readonly reason: WorkoutFailure;

  constructor(reason: WorkoutFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}

export type AnalysedFilm = Omit<Extract<FilmMessage, { type: "done" }>, "type">;

/**
 * Analyses one film in a process of its own, with a browser in it, and ends both when it takes too long, too much memory, or the
 * signal says so. Nothing of this server's surroundings reaches it but where programs lie.
 * @throws AnalysisError, and the signal's reason
 */
export async function analyseFilm(
  { analyser, limitMs, limitBytes }: WorkoutsConfig,
  job: FilmJob,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<AnalysedFilm> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [analyser], {
    env: surroundings(),
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const { pid } = child;
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-LAST_WORDS);
  });
  const end = new AbortController();
  try {
    return await new Promise<AnalysedFilm>((resolve, reject) => {
      child.on("message", (said) => {
        const message = filmMessageSchema.safeParse(said).data;
        if (message?.type === "progress") onProgress(message.of > 0 ? message.done / message.of : 0);
        else if (message?.type === "done") resolve({ film: message.film, bouts: message.bouts });
        else if (message?.type === "refused") reject(new AnalysisError(message.reason, message.message));
        else if (message?.type === "failed") reject(new AnalysisError("crashed", message.message));
      });
      child.on("error", (error) => reject(new AnalysisError("crashed", error.message)));
      child.on("exit", (code, why) =>
        reject(new AnalysisError("crashed", `it ended with ${why ?? code}: ${words.trim()}`)),
      );
      signal.addEventListener("abort", () => reject(signal.reason as Error), { signal: end.signal });
      watch(child, limitMs, limitBytes, end.signal, reject);
      child.send(job);
    });
  } finally {
    end.abort();
    if (pid !== undefined) await stop(child, pid);
  }
}

/** Whether films can be analysed here. The analyser is asked, because what it needs is its own affair. */
export async function backgroundAnalysis({
  analysis,
  analyser,
}: WorkoutsConfig): Promise<Pick<WorkoutSettings["background"], "offered" | "reason">> {
  if (analysis === "off") return { offered: false, reason: "off" };
  if (analysis === "elsewhere") return { offered: true, reason: null };
  if (!existsSync(analyser)) return { offered: false, reason: "not_built" };
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [analyser, "check"], { env: surroundings(), stdio: "ignore" });
    child.on("error", () => resolve(null));
    child.on("exit", resolve);
  });
  if (code === 0) return { offered: true, reason: null };
  return { offered: false, reason: code === NO_BROWSER ? "no_browser" : "not_built" };
}

function surroundings(): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot", "CHROMIUM_PATH", "PLAYWRIGHT_BROWSERS_PATH"];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function watch(
  { pid }: ChildProcess,
  limitMs: number,
  limitBytes: number,
  over: AbortSignal,
  reject: (error: AnalysisError) => void,
): void {
  const late = setTimeout(
    () => reject(new AnalysisError("timeout", `took longer than ${limitMs} ms`)),
    limitMs,
  );
  const look = setInterval(() => {
    if (pid === undefined) return;
    void lookAtMemory(pid, limitBytes, reject);
  }, LOOK_MS);
  over.addEventListener("abort", () => {
    clearTimeout(late);
    clearInterval(look);
  });
}

async function lookAtMemory(
  pid: number,
  limitBytes: number,
  reject: (error: AnalysisError) => void,
): Promise<void> {
  const bytes = await memoryOf(await processTree(pid));
  if (bytes > limitBytes)
    reject(new AnalysisError("memory", `took more than ${Math.round(limitBytes / 1e6)} MB`));
}

/** Ends it with everything that it started. A browser's processes have left its group, and are found by their parents. */
async function stop(child: ChildProcess, pid: number): Promise<void> {
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (isOver()) return;
  const over = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  await killTree(pid);
  await over;
}
