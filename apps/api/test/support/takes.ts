/** Recordings of the digital patient: for authoring, and of sessions as a browser would send them. */
import { gzipSync } from "node:zlib";
import type { FinishSession, SessionEvent } from "@physiocheck/contracts";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import {
  combineSummaries,
  createEngine,
  ENGINE_VERSION,
  type ExerciseDefinition,
  exerciseById,
  packTrace,
  snapFrame,
  type Trace,
} from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import { AT, finishOf, STARTED } from "./samples.ts";

/** Squats, every frame as a trace keeps it. */
export function squats(repetitions: number, seed = 5): Trace {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 2 },
      {
        kind: "exercise",
        exercise: "squat",
        repetitions,
        repSeconds: 3,
        ...(repetitions > 3 && { faults: [{ kind: "shallow" as const, repetitions: [2] }] }),
      },
      { kind: "stand", seconds: 1 },
    ],
    seed,
  });
  const { trace } = projectTrace(patient, createCamera({ yaw: 45 }), { fps: 15, seed });
  return trace;
}

let take: string | undefined;

/** A take of three squats as it is sent: base64 of a gzip file of packed trace. */
export function squatTake(): string {
  take ??= gzipSync(packTrace(squats(4))).toString("base64");
  return take;
}

export type LiveSession = {
  readonly events: readonly SessionEvent[];
  readonly chunks: readonly Uint8Array[];
  readonly finish: FinishSession;
};

/**
 * A session as the patient's browser measures it: an engine for each of two sets, what it learned of the body handed on,
 * and everything written down as it happens.
 */
export async function measuredSession(
  exercise: ExerciseDefinition,
  takes: readonly Trace[],
): Promise<LiveSession> {
  const events: SessionEvent[] = [];
  const chunks: Uint8Array[] = [];
  const summaries = [];
  const note = (t: number, event: Pick<SessionEvent, "kind" | "payload">): void => {
    events.push({ id: uuidv7(), seq: events.length, t, at: AT, ...event } as SessionEvent);
  };
  note(0, { ...STARTED, payload: { ...STARTED.payload, engineVersion: ENGINE_VERSION } });
  // As if the view check had learned something before the first set.
  let calibration = learnedFrom(exercise, takes[0]);
  let offset = 0;
  let attempts = 0;
  for (const [place, trace] of takes.entries()) {
    const set = place + 1;
    const frames = trace.frames.map((frame) =>
      snapFrame({
        t: frame.t + offset,
        landmarks: frame.landmarks?.slice() ?? null,
        world: frame.world?.slice() ?? null,
      }),
    );
    const last = frames.at(-1)?.t ?? 0;
    note(frames[0]?.t ?? 0, { kind: "stretch_started", payload: { set, mode: "live", calibration } });
    const engine = createEngine({
      exercise,
      picture: trace,
      mode: "live",
      calibration,
      onEvent: (event) => {
        if (event.type !== "attempt") return;
        note(event.t, { kind: "attempt", payload: { set, index: attempts, entry: event.entry } });
        attempts += 1;
      },
    });
    note(frames[0]?.t ?? 0, { kind: "set_started", payload: { set } });
    for (const frame of frames) engine.push(frame);
    const summary = engine.finish(true);
    calibration = engine.calibration();
    summaries.push(summary);
    const { repetitions, partial, holdSeconds } = summary;
    note(last, { kind: "set_finished", payload: { set, repetitions, partial, holdSeconds } });
    chunks.push(gzipSync(packTrace({ ...trace, frames })));
    offset = last + 5000;
  }
  note(offset, { kind: "finished", payload: { reason: "completed" } });
  const finish = await finishOf(events, chunks.length);
  return { events, chunks, finish: { ...finish, summary: combineSummaries(summaries), calibration } };
}

function learnedFrom(exercise: ExerciseDefinition, trace: Trace) {
  const engine = createEngine({ exercise, picture: trace, mode: "live" });
  for (const frame of trace.frames.slice(0, 20)) engine.push(frame);
  return engine.calibration();
}

/** The library's squat. */
export function squat(): ExerciseDefinition {
  const found = exerciseById("squat");
  if (!found) throw new Error("the library has no squat");
  return found;
}
