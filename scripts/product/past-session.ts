import { gzipSync } from "node:zlib";
import {
  CHECKSUM_HEADER,
  EMPTY_CHAIN,
  nextChain,
  type SessionEvent,
  type SessionEventKind,
  type SessionEventPayload,
  sha256Hex,
} from "@physiocheck/contracts";
import {
  createCamera,
  createPatient,
  projectTrace,
  type ExerciseOptions,
} from "@physiocheck/digital-patient";
import { ENGINE_VERSION, exerciseById, packTrace, replayTrace } from "@physiocheck/motion";
import { type APIRequestContext, request } from "@playwright/test";
import { haveClinicTests } from "./past-clinic-tests.ts";
import { get } from "./pages.ts";
import type { Product } from "./product.ts";
import { uuidv7 } from "./uuidv7.ts";

/** Lets the demo clinic's patient do a session and some clinic tests, unless they have: pages have something to show then. */
export async function haveSession(product: Product): Promise<void> {
  const account = (await product.accounts()).find(({ role }) => role === "patient");
  const api = await request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
  try {
    await api.post("/api/auth/login", { data: { email: account?.email, password: account?.password } });
    const { sessions } = await get<{ sessions: { state: string }[] }>(api, "/api/sessions");
    if (!sessions.some(({ state }) => state === "complete")) await recordSession(api);
    await haveClinicTests(api);
  } finally {
    await api.dispose();
  }
}

/**
 * A finished session of whoever is signed in, as their browser would have sent it: squats of the digital patient through the
 * engine, five of which one is shallow, or as they are asked for.
 */
export async function recordSession(
  api: APIRequestContext,
  how: Omit<ExerciseOptions, "exercise"> = {
    repetitions: 5,
    faults: [{ kind: "shallow", repetitions: [2] }],
  },
): Promise<void> {
  const squat = exerciseById("squat");
  if (!squat) throw new Error("the library has no squat");
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "squat", ...how },
      { kind: "stand", seconds: 1 },
    ],
    seed: 11,
  });
  const { trace } = projectTrace(patient, createCamera({ yaw: 45 }), { fps: 15, seed: 11 });
  const { summary } = replayTrace(trace, squat);

  const id = uuidv7();
  const began = Date.now() - summary.durationMs - 60_000;
  const events: SessionEvent[] = [];
  const note = <K extends SessionEventKind>(kind: K, t: number, payload: SessionEventPayload<K>): void => {
    const at = new Date(began + t).toISOString();
    events.push({ id: uuidv7(), seq: events.length, t, at, kind, payload } as SessionEvent);
  };
  note("session_started", 0, {
    source: "digital_patient",
    model: null,
    delegate: null,
    picture: { width: trace.width, height: trace.height },
    engineVersion: ENGINE_VERSION,
  });
  note("set_started", 1, { set: 1 });
  for (const [index, entry] of summary.ledger.entries()) note("attempt", entry.end, { set: 1, index, entry });
  const { repetitions, partial, holdSeconds } = summary;
  note("set_finished", summary.durationMs, { set: 1, repetitions, partial, holdSeconds });
  note("finished", summary.durationMs + 1, { reason: "completed" });
  let chain = EMPTY_CHAIN;
  for (const event of events) chain = await nextChain(chain, event);

  const send = async (method: "POST" | "PUT", path: string, data: unknown, headers = {}): Promise<void> => {
    const answer = await api.fetch(path, { method, data, headers });
    if (!answer.ok())
      throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  };
  const dose = { sets: 1, reps: 5, holdSeconds: null, restSeconds: 0, side: "both" };
  await send("POST", "/api/sessions", { id, exerciseId: "squat", dose });
  await send("POST", `/api/sessions/${id}/events`, { events });
  const chunk = new Uint8Array(gzipSync(packTrace(trace)));
  await send("PUT", `/api/sessions/${id}/trace/0`, Buffer.from(chunk), {
    "content-type": "application/octet-stream",
    [CHECKSUM_HEADER]: await sha256Hex(chunk),
  });
  await send("POST", `/api/sessions/${id}/finish`, {
    lastSeq: events.length - 1,
    chain,
    traceChunks: 1,
    painBefore: 3,
    painAfter: 2,
    effort: 5,
    summary,
    calibration: null,
  });
}
