import "fake-indexeddb/auto";
import {
  type Assignment,
  EMPTY_CHAIN,
  type FinishSession,
  finishSessionSchema,
  nextChain,
  type SessionEvent,
  sessionEventSchema,
  stretchesOf,
} from "@physiocheck/contracts";
import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import {
  concatTraces,
  exerciseById,
  type PoseFrame,
  rescoreTrace,
  type Trace,
  unpackTrace,
} from "@physiocheck/motion";
import i18next from "i18next";
import { JSDOM } from "jsdom";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { feedback } from "../../src/i18n/en/feedback.ts";
import { session } from "../../src/i18n/en/session.ts";
import type { PosePipeline } from "../../src/pose/index.ts";
import { gunzip } from "../../src/session/gzip.ts";
import { Outbox, type OutboxItem } from "../../src/session/outbox/outbox.ts";
import type { FinishItemBody } from "../../src/session/outbox/transport.ts";
import { recall, type SessionMemory } from "../../src/session/outbox/session-memory.ts";
import { type OutboxDatabase, openOutboxDatabase } from "../../src/session/outbox/store.ts";
import { Phrases } from "../../src/session/phrases.ts";
import { SessionController } from "../../src/session/session-controller.ts";

const squat = exerciseById("squat");
if (!squat) throw new Error("the library has lost its squat");

const assignment: Assignment = {
  id: "01900000-0000-7000-8000-000000000001",
  patientId: "01900000-0000-7000-8000-000000000002",
  physician: { id: "01900000-0000-7000-8000-000000000003", name: "Dr Example" },
  exercise: squat,
  dose: { sets: 2, reps: 3, holdSeconds: null, restSeconds: 0, side: "both" },
  note: "",
  createdAt: "2026-01-01T00:00:00.000Z",
  endedAt: null,
};

/** A simulated person who does a set of squats, waits in the start pose, and does another. */
function filmed(reps: readonly number[]): Trace {
  const patient = createPatient({
    motion: reps.map(
      (repetitions) => ({ kind: "exercise", exercise: "squat", repetitions, leadSeconds: 3 }) as const,
    ),
  });
  return projectTrace(patient, frameCamera(patient, { yaw: 45 }), { noise: 0.5 }).trace;
}

/** The same movement, so many ms later. */
function later(trace: Trace, ms: number): Trace {
  return { ...trace, frames: trace.frames.map((frame) => ({ ...frame, t: frame.t + ms })) };
}

/** A recorded trace where the pose pipeline would be. */
class Projector {
  readonly state = createStore(() => ({
    source: { name: "running" },
    model: { name: "ready", choice: { variant: "lite", delegate: "CPU" }, thread: "worker" },
    picture: null,
    hidden: false,
    rate: { posesPerSecond: 30, msPerPose: 10 },
  }));
  private listener: ((frame: PoseFrame, picture: { width: number; height: number }) => void) | null = null;

  onFrame(listener: (frame: PoseFrame, picture: { width: number; height: number }) => void): () => void {
    this.listener = listener;
    return () => {
      this.listener = null;
    };
  }

  /** Shows frames one by one until `isEnough`. */
  show(trace: Trace, isEnough: () => boolean): void {
    for (const frame of trace.frames) {
      if (isEnough()) return;
      this.listener?.({ ...frame, landmarks: frame.landmarks?.slice() ?? null }, trace);
    }
  }
}

let database: OutboxDatabase;
let outbox: Outbox;
let sent: OutboxItem[];
let names = 0;
const controllers: SessionController[] = [];

beforeEach(async () => {
  const { window } = new JSDOM("");
  globalThis.document = window.document;
  await i18next.init({ lng: "en", resources: { en: { session, feedback } } });
  names += 1;
  database = await openOutboxDatabase(`controller-${names}`);
  sent = [];
  outbox = new Outbox({
    database,
    user: "ana",
    transport: {
      send: async (items) => {
        sent.push(...items);
        return { kind: "acknowledged" };
      },
      whoAmI: async () => "ana",
    },
  });
  outbox.start();
});

afterEach(async () => {
  for (const controller of controllers.splice(0)) controller.dispose();
  await outbox.stop();
  database.close();
});

function open(memory: SessionMemory | null): { controller: SessionController; projector: Projector } {
  const controller = new SessionController({
    assignment,
    calibration: null,
    memory,
    outbox,
    phrases: new Phrases(i18next.getFixedT("en", ["session", "feedback"])),
    language: () => "en",
    postProgress: async () => ({ watched: false }),
  });
  controllers.push(controller);
  const projector = new Projector();
  controller.attach(projector as unknown as PosePipeline);
  return { controller, projector };
}

function events(): readonly SessionEvent[] {
  return sent.filter(({ kind }) => kind === "event").map(({ body }) => sessionEventSchema.parse(body));
}

async function chainOf(list: readonly SessionEvent[]): Promise<string> {
  let chain = EMPTY_CHAIN;
  for (const event of list) chain = await nextChain(chain, event);
  return chain;
}

function closing(): FinishSession {
  const finish = sent.find(({ kind }) => kind === "finish");
  // When it was done stays on the device; the transport makes an age of it.
  if (!finish) throw new Error("the session was not closed");
  const { doneAt, ...body } = finish.body as FinishItemBody;
  expect(doneAt).toBeGreaterThan(0);
  return finishSessionSchema.parse(body);
}

describe("a whole session", () => {
  test("counts both sets and leaves a complete, contiguous record", async () => {
    const { controller, projector } = open(null);
    controller.start("digital_patient");
    controller.answerPain(3);
    projector.show(filmed([3, 3]), () => controller.flow.getState().step.name === "summary");
    expect(controller.flow.getState().step).toEqual({ name: "summary", why: "completed" });
    await controller.save({ painAfter: 2, effort: 5 });
    expect(await outbox.drained(20_000)).toBe(true);

    const list = events();
    expect(list.map(({ seq }) => seq)).toEqual(list.map((_, index) => index));
    expect(list[0]?.kind).toBe("session_started");
    expect(list.at(-1)?.kind).toBe("finished");
    const attempts = list.flatMap((event) => (event.kind === "attempt" ? [event.payload] : []));
    expect(attempts.map(({ set, index, entry }) => [set, index, entry.counted])).toEqual([
      [1, 0, true],
      [1, 1, true],
      [1, 2, true],
      [2, 3, true],
      [2, 4, true],
      [2, 5, true],
    ]);
    const sets = list.flatMap((event) => (event.kind === "set_finished" ? [event.payload] : []));
    expect(sets).toEqual([
      { set: 1, repetitions: 3, partial: 0, holdSeconds: 0 },
      { set: 2, repetitions: 3, partial: 0, holdSeconds: 0 },
    ]);

    const finish = closing();
    expect(finish).toMatchObject({ painBefore: 3, painAfter: 2, effort: 5, lastSeq: list.length - 1 });
    expect(finish.chain).toBe(await chainOf(list));
    expect(finish.summary?.repetitions).toBe(6);
    expect(finish.summary?.ledger).toHaveLength(6);

    const chunks = sent.filter(({ kind }) => kind === "trace");
    expect(chunks.map(({ n }) => n)).toEqual(chunks.map((_, index) => index));
    expect(finish.traceChunks).toBe(chunks.length);
    const times = (await Promise.all(chunks.map(async ({ bytes }) => unpackTrace(await gunzip(bytes)))))
      .flatMap(({ frames }) => frames)
      .map(({ t }) => t);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  test("scored again from what was stored it comes out the same, number for number", async () => {
    const { controller, projector } = open(null);
    controller.start("digital_patient");
    controller.answerPain(0);
    const { name } = controller.flow.getState().step;
    expect(name).toBe("view_check");
    projector.show(filmed([2]), () => controller.flow.getState().count === 1);
    controller.pause();
    controller.resume();
    projector.show(later(filmed([2, 3]), 60_000), () => controller.flow.getState().step.name === "summary");
    await controller.save({ painAfter: 2, effort: 5 });
    expect(await outbox.drained(20_000)).toBe(true);

    const chunks = sent.filter(({ kind }) => kind === "trace");
    const trace = concatTraces(await Promise.all(chunks.map(({ bytes }) => gunzip(bytes))));
    const stretches = stretchesOf(events());
    expect(stretches.length).toBeGreaterThanOrEqual(3);
    const again = rescoreTrace(trace, squat, stretches);
    const live = events().flatMap((event) => (event.kind === "attempt" ? [event.payload] : []));
    expect(live.filter(({ entry }) => entry.counted)).toHaveLength(6);
    expect(again.ledger).toEqual(live);
    expect(again.summary).toEqual(closing().summary);
  });

  test("goes on after the tab was killed in the middle of a set: same session, no number twice, nothing lost", async () => {
    const first = open(null);
    first.controller.start("digital_patient");
    first.controller.answerPain(4);
    first.projector.show(filmed([3]), () => first.controller.flow.getState().count === 2);
    await first.controller.journal.settled();
    first.controller.dispose();

    const memory = await recall(database, "ana", assignment.id, Date.now());
    expect(memory?.exercise.flow).toMatchObject({ set: 1, count: 2, painBefore: 4 });
    const second = open(memory);
    expect(second.controller.journal.sessionId).toBe(first.controller.journal.sessionId);
    second.controller.start("digital_patient");
    second.projector.show(filmed([1, 3]), () => second.controller.flow.getState().step.name === "summary");
    await second.controller.save({ painAfter: 4, effort: 6 });
    expect(await outbox.drained(20_000)).toBe(true);

    const list = events();
    expect(list.map(({ seq }) => seq)).toEqual(list.map((_, index) => index));
    expect(list.filter(({ kind }) => kind === "session_started")).toHaveLength(1);
    expect(list.filter((event) => event.kind === "attempt" && event.payload.entry.counted)).toHaveLength(6);
    expect(list.some((event) => event.kind === "paused" && event.payload.reason === "reload")).toBe(true);
    expect(closing().chain).toBe(await chainOf(list));
    expect(closing().summary?.repetitions).toBe(6);
  });

  test("a pause keeps the count, and what was broken off does not count", async () => {
    const { controller, projector } = open(null);
    controller.start("digital_patient");
    controller.answerPain(0);
    projector.show(filmed([3]), () => controller.flow.getState().count === 1);
    controller.pause();
    expect(controller.flow.getState()).toMatchObject({ step: { name: "paused" }, count: 1 });
    controller.stop("pain");
    expect(controller.flow.getState().step).toEqual({ name: "summary", why: "pain" });
    await controller.save({ painAfter: 8, effort: 7 });
    expect(await outbox.drained(20_000)).toBe(true);
    const kinds = events().map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(["paused", "set_finished", "finished"]);
    expect(closing().summary?.repetitions).toBe(1);
  });
});
