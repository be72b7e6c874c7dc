/** Things to send, all valid. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import {
  EMPTY_CHAIN,
  nextChain,
  type Dose,
  type FinishSession,
  type NewExercise,
  type Progress,
  type SessionEvent,
} from "@physiocheck/contracts";
import { exerciseById, packTrace, type LedgerEntry, type SessionSummary } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";

export const DOSE: Dose = { sets: 2, reps: 8, holdSeconds: null, restSeconds: 30, side: "both" };

export const AT = "2026-03-01T09:00:00.000Z";

export function ledgerEntry(index: number, counted = true): LedgerEntry {
  return {
    start: index * 3000,
    peak: index * 3000 + 1200.5,
    end: index * 3000 + 2400,
    side: "both",
    counted,
    reason: counted ? null : "too_shallow",
    angles: { knee_flexion_left: { value: 93.25, plusMinus: 4.5 } },
    depth: counted ? 1 : 0.4,
    tempo: { out: 1200, peak: 100, back: 1100 },
    quality: counted ? 81.5 : null,
    sparc: -1.75,
    feedback: counted ? ["good_rep"] : ["go_deeper"],
  };
}

/** What the first event of a session says. */
export const STARTED = {
  kind: "session_started",
  payload: {
    source: "digital_patient",
    model: "lite",
    delegate: "CPU",
    picture: { width: 1280, height: 720 },
    engineVersion: "1.0.0",
  },
} as const satisfies Pick<Extract<SessionEvent, { kind: "session_started" }>, "kind" | "payload">;

/** A proposal of less, as sessions that hurt lead to. */
export const LESS = {
  verdict: "regress",
  reason: "pain_high",
  dose: { sets: 2, reps: 6, holdSeconds: null },
  sessions: 2,
  measured: 7,
};

/** A whole session: started, two sets of attempts (every fourth too shallow), finished. */
export function sessionEvents(attempts: number): SessionEvent[] {
  const events: SessionEvent[] = [];
  const base = (t: number) => ({ id: uuidv7(), seq: events.length, t, at: AT });
  events.push({ ...base(0), ...STARTED });
  events.push({ ...base(500), kind: "set_started", payload: { set: 1 } });
  for (let index = 0; index < attempts; index += 1)
    events.push({
      ...base(1000 + index * 3000),
      kind: "attempt",
      payload: { set: 1, index, entry: ledgerEntry(index, index % 4 !== 3) },
    });
  const t = 1000 + attempts * 3000;
  events.push({
    ...base(t),
    kind: "set_finished",
    payload: {
      set: 1,
      repetitions: attempts - Math.floor(attempts / 4),
      partial: Math.floor(attempts / 4),
      holdSeconds: 0,
    },
  });
  events.push({ ...base(t + 10), kind: "finished", payload: { reason: "completed" } });
  return events;
}

export async function chainOf(events: readonly SessionEvent[]): Promise<string> {
  let chain = EMPTY_CHAIN;
  for (const event of events) chain = await nextChain(chain, event);
  return chain;
}

export async function finishOf(events: readonly SessionEvent[], traceChunks = 0): Promise<FinishSession> {
  return {
    lastSeq: events.length - 1,
    chain: await chainOf(events),
    traceChunks,
    painBefore: 2,
    painAfter: 3,
    effort: 5,
    summary: summary(events),
    calibration: { version: 1, bones: [1, 0.9], confidence: [0.5, 0.6], cameraPitch: null },
  };
}

function summary(events: readonly SessionEvent[]): SessionSummary {
  const ledger = events.flatMap((event) => (event.kind === "attempt" ? [event.payload.entry] : []));
  return {
    exercise: "squat",
    confidence: 1,
    repetitions: ledger.filter(({ counted }) => counted).length,
    partial: ledger.filter(({ counted }) => !counted).length,
    holdSeconds: 0,
    durationMs: 60_000,
    seen: 0.99,
    ledger,
    range: {
      knee_flexion_left: { min: { value: 3, plusMinus: 4 }, max: { value: 93.25, plusMinus: 4.5 } },
    },
    stability: { swayPath: null, swayRms: null, swayArea: null, jitter: 0.8 },
    smoothness: { sparc: -1.75, ldlj: null },
    symmetry: { range: null, tempo: null },
    fatigue: { tempoMs: 12.5, range: -0.01, sparc: null },
    quality: {
      score: 81.5,
      parts: { range: 90, alignment: 80, tempo: null, stability: 75, completion: 81 },
    },
    feedback: { good_rep: 6, go_deeper: 2 },
    refused: [{ angle: "hip_abduction_left", reason: "view", request: "turn_to_front" }],
    versions: { engine: "1.0.0", exercise: "squat@1" },
  };
}

export function progress(repetitions: number): Progress {
  return {
    ephemeral: true,
    t: 1000,
    at: AT,
    state: "exercising",
    set: 1,
    sets: 2,
    repetitions,
    partial: 0,
    holdSeconds: 0,
    phase: "out",
    progress: 0.5,
    side: "both",
    present: true,
  };
}

/** A gzip file of packed trace with a few empty frames, and its checksum header. */
export function traceChunk(from: number): {
  readonly bytes: Uint8Array;
  readonly headers: { "x-content-sha256": string };
} {
  const frames = Array.from({ length: 10 }, (_, i) => ({ t: from + i * 33, landmarks: null, world: null }));
  const bytes = gzipSync(packTrace({ fps: 30, width: 1280, height: 720, source: "test", frames }));
  return { bytes, headers: { "x-content-sha256": createHash("sha256").update(bytes).digest("hex") } };
}

export function newExercise(title: string): NewExercise {
  const squat = exerciseById("squat");
  if (!squat) throw new Error("the library has no squat");
  const {
    id: _id,
    version: _version,
    ...rest
  } = structuredClone(squat) as unknown as NewExercise & {
    id: string;
    version: number;
  };
  return { ...rest, title };
}
