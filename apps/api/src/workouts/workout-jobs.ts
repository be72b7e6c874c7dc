import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FILM_FAULTS } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import type { JobTry } from "../ports/jobs/jobs.ts";
import { analyseFilm, AnalysisError, type AnalysedFilm } from "./analyse-film.ts";
import { traceKey, videoKey, type WorkoutRow } from "./workout-store.ts";

const QUEUE = "workouts";
const ATTEMPTS = 3;
const BACKOFF_MS = 30_000;
/** How often progress is written down, ms. */
const PROGRESS_MS = 1500;
/** For what comes before and after the analysis itself, ms. */
const AROUND_MS = 10 * 60_000;

type WorkDeps = Pick<Deps, "config" | "database" | "objects" | "jobs" | "log" | "now" | "closing">;
type Change = Partial<WorkoutRow>;
const faults: readonly string[] = FILM_FAULTS;

/** Asks for a film's analysis; asked again while it waits or runs, it stays one. */
export async function askForAnalysis({ jobs }: Pick<Deps, "jobs">, workoutId: string): Promise<void> {
  if (!(await jobs.retry(QUEUE, workoutId))) await jobs.add(QUEUE, { workoutId }, { id: workoutId });
}

/** Analyses uploaded films in this process, one at a time: a browser with a model in it takes what a machine has. */
export function workOnWorkouts(deps: WorkDeps): void {
  const { limitMs } = deps.config.workouts;
  deps.jobs.work<{ workoutId: string }>(QUEUE, ({ workoutId }, job) => analyse(deps, workoutId, job), {
    attempts: ATTEMPTS,
    backoffMs: BACKOFF_MS,
    timeoutMs: limitMs + AROUND_MS,
  });
}

async function analyse(deps: WorkDeps, workoutId: string, { attempt, signal }: JobTry): Promise<void> {
  const { database, closing, log } = deps;
  const { workouts } = database.schema;
  const [row] = await database.read.select().from(workouts).where(eq(workouts.id, workoutId));
  // Deleted, or done by somebody who died before they could say so.
  if (!row || row.videoSize === null || row.state === "completed") return;
  await change(deps, workoutId, { state: "in_progress", attempts: row.attempts + 1, progress: 0 });
  try {
    await work(deps, row, signal);
  } catch (error) {
    // It was the server that ended, not the film that failed: another process takes it up.
    if (closing.aborted) throw error;
    const reason = error instanceof AnalysisError ? error.reason : signal.aborted ? "timeout" : "crashed";
    const isRefused = faults.includes(reason);
    const isLast = isRefused || attempt >= ATTEMPTS;
    await change(deps, workoutId, { state: isLast ? "failed" : "pending", reason, progress: null });
    // What is wrong with a film is wrong with it tomorrow too: it is put aside, and the job is done.
    if (!isRefused) throw error;
    log.info({ workoutId, reason }, "a film was refused");
  }
}

async function work(deps: WorkDeps, { id, model }: WorkoutRow, signal: AbortSignal): Promise<void> {
  const { config, objects, now } = deps;
  const folder = await mkdtemp(join(tmpdir(), "physiocheck-film-"));
  try {
    const film = join(folder, "film");
    const trace = join(folder, "trace.gz");
    const object = await objects.get(videoKey(id));
    if (!object) throw new AnalysisError("damaged", "the film is not in the store");
    await pipeline(object.body, createWriteStream(film), { signal });
    const gone = new AbortController();
    let noted = now();
    const result = await analyseFilm(
      config.workouts,
      { film, trace, model, webRoot: config.webRoot },
      AbortSignal.any([signal, gone.signal]),
      (part) => {
        if (now() - noted < PROGRESS_MS) return;
        noted = now();
        void change(deps, id, { progress: Math.min(1, part) }).then(
          (there) => there || gone.abort(new Error("deleted meanwhile")),
          () => undefined,
        );
      },
    ).catch((error: unknown) => {
      if (gone.signal.aborted) return null;
      throw error;
    });
    if (result) await keep(deps, id, result, await readFile(trace));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep(deps: WorkDeps, id: string, { film, bouts }: AnalysedFilm, trace: Buffer): Promise<void> {
  const { size } = await deps.objects.put(traceKey(id), trace, { contentType: "application/gzip" });
  const there = await change(deps, id, {
    state: "completed",
    reason: null,
    progress: null,
    film: JSON.stringify(film),
    bouts: JSON.stringify(bouts),
    traceSize: size,
  });
  if (!there) await deps.objects.delete(traceKey(id));
}

/** @returns whether the workout is still there */
async function change({ database }: WorkDeps, id: string, to: Change): Promise<boolean> {
  const { workouts } = database.schema;
  return database.write(async (writer) => {
    // Asked, and not counted: to MySQL a row that is set to what it was has not changed.
    const [row] = await writer.select({ id: workouts.id }).from(workouts).where(eq(workouts.id, id));
    if (!row) return false;
    await writer.update(workouts).set(to).where(eq(workouts.id, id));
    return true;
  });
}
