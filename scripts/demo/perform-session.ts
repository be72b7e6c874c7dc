/**
 * One session of the digital patient, done the way a patient does one in the browser: the same flow, the same recorder,
 * the same journal as on the session page, with the digital patient's landmarks where the camera's would be and a clock that
 * nobody has to wait for. What comes out is what the browser would have sent.
 */
import type { Assignment, Dose, FinishSession, SessionEvent } from "@physiocheck/contracts";
import type { BodyOptions } from "@physiocheck/digital-patient";
import { exerciseById, type Calibration, type MotionEvent } from "@physiocheck/motion";
import { Announcer } from "../../apps/web/src/session/announcer.ts";
import {
  advance,
  type Flow,
  type FlowEvent,
  flowMemory,
  planOf,
  startFlow,
} from "../../apps/web/src/session/flow.ts";
import { FrameWatch } from "../../apps/web/src/session/frame-watch.ts";
import { SessionJournal } from "../../apps/web/src/session/journal.ts";
import type { OutboxItem } from "../../apps/web/src/session/outbox/outbox.ts";
import type { FinishItemBody, TraceItemBody } from "../../apps/web/src/session/outbox/transport.ts";
import { Phrases } from "../../apps/web/src/session/phrases.ts";
import { SessionDiary } from "../../apps/web/src/session/session-diary.ts";
import { SessionFrames } from "../../apps/web/src/session/session-frames.ts";
import { SetRecorder } from "../../apps/web/src/session/set-recorder.ts";
import { SetTally } from "../../apps/web/src/session/set-tally.ts";
import { filmSet, FPS, PICTURE, type SetScript } from "./film-set.ts";

/** A session as it is ordered. Plain data: it goes to a worker thread. */
export type SessionOrder = {
  readonly body: BodyOptions;
  readonly seed: number;
  readonly exerciseId: string;
  readonly dose: Dose;
  /** One a set; each asks for more than the dose, so that attempts that do not count leave it within reach. */
  readonly sets: readonly SetScript[];
  /** Stops in the set with this index, once it has seen so many attempts. */
  readonly stop?: { readonly set: number; readonly attempts: number; readonly why: "stopped" | "pain" };
  readonly painBefore: number;
  readonly painAfter: number;
  readonly effort: number;
  /** Wall clock, ms since 1970. */
  readonly startedAt: number;
};

/** What the patient's browser would have sent, in its order. */
export type PerformedSession = {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
  readonly chunks: readonly { readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }[];
  readonly finish: FinishSession;
  /** Of the wall clock, ms. */
  readonly durationMs: number;
};

/**
 * Does one session.
 * @param known what earlier sessions learned of the body
 * @throws RangeError for an exercise that the library or the digital patient does not have
 */
export async function performSession(
  order: SessionOrder,
  known: Calibration | null,
): Promise<PerformedSession> {
  return new Performance(order, known).run();
}

class Performance {
  private readonly order: SessionOrder;
  private readonly items: OutboxItem[] = [];
  private readonly frames = new SessionFrames(0, PICTURE);
  private readonly exercise;
  private readonly announcer: Announcer;
  private readonly tally: SetTally;
  private readonly journal: SessionJournal;
  private readonly recorder: SetRecorder;
  private readonly diary: SessionDiary;
  private readonly watch: FrameWatch;
  private flow: Flow;

  constructor(order: SessionOrder, known: Calibration | null) {
    const exercise = exerciseById(order.exerciseId);
    if (!exercise) throw new RangeError(`the library has no ${order.exerciseId}`);
    this.order = order;
    this.exercise = exercise;
    this.flow = startFlow(planOf(order.dose));
    // Nobody listens here: a sentence's key is as good as the sentence.
    this.announcer = new Announcer(
      new Phrases(((key: string) => key) as unknown as Phrases["t"]),
      () => "en",
    );
    this.tally = new SetTally({
      exercise,
      calibration: known,
      memory: null,
      onEvent: (event) => this.hear(event),
    });
    this.journal = new SessionJournal({
      outbox: {
        put: async (item) => {
          this.items.push(item);
        },
      },
      // The session is started under the id that the plan's item has on the server.
      assignment: { id: "", exercise, dose: order.dose } as Assignment,
      memory: null,
      exercise: () => this.memory(),
      wallClock: () => order.startedAt + this.frames.now,
    });
    const { tally, journal, announcer, frames } = this;
    this.recorder = new SetRecorder({ tally, journal, announcer });
    this.diary = new SessionDiary({ journal, frames, memory: null });
    this.watch = new FrameWatch({
      exercise,
      frames,
      tally,
      recorder: this.recorder,
      announcer,
      flow: () => this.flow,
      source: () => "digital_patient",
      dispatch: (event) => this.dispatch(event),
      pause: () => this.dispatch({ type: "pause" }),
      resume: () => this.dispatch({ type: "resume" }),
    });
    // They hold nothing in their hands and want nothing.
    this.watch.hands.isOn = false;
  }

  async run(): Promise<PerformedSession> {
    const { painBefore, painAfter, effort, sets, stop } = this.order;
    this.dispatch({ type: "started", mode: "live" });
    this.dispatch({ type: "pain_answered", pain: painBefore });
    for (const [index, script] of sets.entries()) {
      this.doSet(index, script, stop?.set === index ? stop : null);
      if (this.flow.step.name === "summary") break;
    }
    if (this.flow.step.name !== "summary") this.dispatch({ type: "stop", why: "stopped" });
    this.journal.finish({
      painBefore,
      painAfter,
      effort,
      summary: this.tally.summary(),
      calibration: this.tally.calibration,
    });
    await this.journal.settled();
    return this.sent();
  }

  private doSet(index: number, script: SetScript, stop: SessionOrder["stop"] | null): void {
    const before = this.tally.attempts;
    const from = this.frames.now + this.restBefore(index);
    let last = from;
    for (const frame of filmSet(this.order, this.exercise, index, script)) {
      const t = from + frame.t;
      this.watch.push({ ...frame, t }, PICTURE);
      if (this.flow.step.name === "countdown") this.dispatch({ type: "tick", elapsedMs: t - last });
      last = t;
      // The view is as good as a room allows: the person knows better.
      if (this.flow.step.name === "view_check" && frame.t > 2000) this.dispatch({ type: "view_good" });
      if (stop && this.tally.attempts - before >= stop.attempts)
        this.dispatch({ type: "stop", why: stop.why });
      if (this.flow.step.name === "rest" || this.flow.step.name === "summary") return;
    }
    // All that they had in them did not reach the dose.
    this.dispatch({ type: "stop", why: "stopped" });
  }

  /** Lets the rest pass. @returns ms */
  private restBefore(index: number): number {
    if (index === 0) return 0;
    const restMs = this.order.dose.restSeconds * 1000;
    this.dispatch({ type: "tick", elapsedMs: restMs });
    return restMs + 1000 / FPS;
  }

  private hear(event: MotionEvent): void {
    if ((event.type === "attempt" || (event.type === "hold" && event.holding)) && !this.recorder.isClosing)
      this.dispatch({ type: "attempted" });
    this.recorder.hear(event);
  }

  private dispatch(event: FlowEvent): void {
    const before = this.flow;
    const after = advance(before, event);
    if (after === before) return;
    this.flow = after;
    const isOver = after.setsDone > before.setsDone || after.step.name === "summary";
    if (isOver && this.diary.setBegun > before.setsDone) this.recorder.closeSet(before.set, this.frames.now);
    if (after.step.name === before.step.name) return;
    this.watch.entered(after);
    if (after.step.name === "view_check") this.begin();
    if (after.step.name === "calibration" || after.step.name === "paused") this.recorder.close();
    if (after.step.name === "summary") this.recorder.finishTrace();
    this.diary.entered(before, after, "asked");
  }

  private begin(): void {
    this.diary.begin("digital_patient", null, this.order.painBefore);
  }

  private memory() {
    return {
      ...this.tally.memory(),
      flow: flowMemory(this.flow),
      setBegun: this.diary.setBegun,
      picture: PICTURE,
    };
  }

  private sent(): PerformedSession {
    const last = this.items.find(({ kind }) => kind === "finish");
    if (!last) throw new Error("the session was not closed");
    // When it was done is the order's affair: the server that takes this stands at that time.
    const { doneAt: _, ...finish } = last.body as FinishItemBody;
    return {
      sessionId: this.journal.sessionId,
      events: this.items.filter(({ kind }) => kind === "event").map(({ body }) => body as SessionEvent),
      chunks: this.items
        .filter(({ kind }) => kind === "trace")
        .map(({ body, bytes }) => ({ bytes, sha256: (body as TraceItemBody).sha256 })),
      finish,
      durationMs: this.frames.now,
    };
  }
}
