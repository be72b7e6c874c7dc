import type { Dose } from "@physiocheck/contracts";

/**
 * The flow of a session as a pure state machine: what the patient is being asked to do now. No clock, no browser: time
 * comes in with `tick`, in milliseconds since the tick before.
 *
 * device_check → pain_before → view_check → calibration → countdown → set → rest → calibration → … → summary → finished
 *
 * A recorded video walks device_check → pain_before → set → summary: a recording cannot step back or hold a pose.
 */

/** What one session asks for. */
export type SessionPlan = {
  /** Whole number ≥ 1. */
  readonly sets: number;
  readonly target:
    | { readonly kind: "reps"; readonly count: number }
    | { readonly kind: "hold"; readonly seconds: number };
  readonly restSeconds: number;
};

/** The plan that a dose asks for. */
export function planOf(dose: Dose): SessionPlan {
  const { sets, reps, holdSeconds, restSeconds } = dose;
  const target: SessionPlan["target"] =
    holdSeconds === null ? { kind: "reps", count: reps ?? 1 } : { kind: "hold", seconds: holdSeconds };
  return { sets, target, restSeconds };
}

export type StopReason = "completed" | "stopped" | "pain";

export type Step =
  | { readonly name: "device_check" }
  | { readonly name: "pain_before" }
  | { readonly name: "view_check" }
  | { readonly name: "calibration" }
  | { readonly name: "countdown"; readonly remainingMs: number }
  | { readonly name: "set" }
  | { readonly name: "rest"; readonly remainingMs: number }
  | { readonly name: "paused"; readonly from: Pausable }
  | { readonly name: "summary"; readonly why: StopReason }
  | { readonly name: "finished"; readonly why: StopReason };

/** The steps that can be paused; a countdown or a set goes back to calibration, so that nothing counts on the way. */
export type Pausable = Extract<Step, { name: "view_check" | "calibration" | "countdown" | "set" | "rest" }>;

export type Flow = {
  readonly step: Step;
  readonly plan: SessionPlan;
  /** `recorded`: a video file that plays whatever we ask. */
  readonly mode: "live" | "recorded";
  /** The set that is running or comes next, 1-based. */
  readonly set: number;
  /** Whole sets behind us. */
  readonly setsDone: number;
  /** Repetitions or whole seconds in the running set. */
  readonly count: number;
  readonly painBefore: number | null;
};

export type FlowEvent =
  | { readonly type: "started"; readonly mode: "live" | "recorded" }
  | { readonly type: "pain_answered"; readonly pain: number }
  | { readonly type: "view_good" }
  | { readonly type: "armed" }
  | { readonly type: "attempted" }
  | { readonly type: "counted"; readonly count: number }
  | { readonly type: "set_ended" }
  | { readonly type: "source_ended" }
  | { readonly type: "rest_skipped" }
  | { readonly type: "tick"; readonly elapsedMs: number }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "stop"; readonly why: "stopped" | "pain" }
  | { readonly type: "saved" };

/** Milliseconds of 3-2-1. */
export const COUNTDOWN_MS = 3000;

/** The beginning of a session. */
export function startFlow(plan: SessionPlan): Flow {
  return {
    step: { name: "device_check" },
    plan,
    mode: "live",
    set: 1,
    setsDone: 0,
    count: 0,
    painBefore: null,
  };
}

/** What is needed to continue a session that a reload cut off. */
export type FlowMemory = {
  readonly set: number;
  readonly setsDone: number;
  readonly count: number;
  readonly painBefore: number | null;
  /** The exercise is over and only the questions are left. */
  readonly ended: StopReason | null;
};

/** What to keep of a flow so that `resumeFlow` can go on from it. */
export function flowMemory(flow: Flow): FlowMemory {
  const ended = flow.step.name === "summary" || flow.step.name === "finished" ? flow.step.why : null;
  return { set: flow.set, setsDone: flow.setsDone, count: flow.count, painBefore: flow.painBefore, ended };
}

/** A flow that goes on after a reload: through the device check, because a camera has to be opened by a person. */
export function resumeFlow(plan: SessionPlan, memory: FlowMemory): Flow {
  const { ended, ...kept } = memory;
  const step: Step = ended ? { name: "summary", why: ended } : { name: "device_check" };
  return { ...startFlow(plan), ...kept, step };
}

/** The number that ends a set: repetitions, or seconds held. */
export function targetOf(plan: SessionPlan): number {
  return plan.target.kind === "reps" ? plan.target.count : plan.target.seconds;
}

/** Whether poses go to the engine in this step. */
export function measures(step: Step): boolean {
  return step.name === "calibration" || step.name === "countdown" || step.name === "set";
}

/** Whether the picture runs in this step. */
export function looks(step: Step): boolean {
  return measures(step) || step.name === "view_check" || step.name === "rest" || step.name === "paused";
}

/** The next state. An event that means nothing in this step changes nothing: the same object comes back. */
export function advance(flow: Flow, event: FlowEvent): Flow {
  if (event.type === "stop") return stop(flow, event.why);
  if (event.type === "pause")
    return isPausable(flow.step) ? to(flow, { name: "paused", from: flow.step }) : flow;
  if (event.type === "source_ended") return looks(flow.step) ? stop(flow, "stopped") : flow;
  switch (flow.step.name) {
    case "device_check":
      if (event.type !== "started") return flow;
      if (flow.painBefore !== null) return begin({ ...flow, mode: event.mode });
      return to({ ...flow, mode: event.mode }, { name: "pain_before" });
    case "pain_before":
      return event.type === "pain_answered" ? begin({ ...flow, painBefore: event.pain }) : flow;
    case "view_check":
      return event.type === "view_good" ? to(flow, { name: "calibration" }) : flow;
    case "calibration":
      if (event.type === "attempted") return to(flow, { name: "set" });
      return event.type === "armed" ? to(flow, { name: "countdown", remainingMs: COUNTDOWN_MS }) : flow;
    case "countdown":
      // Whoever starts before "go" has started: the repetition counts and nobody is told off.
      if (event.type === "attempted") return to(flow, { name: "set" });
      return event.type === "tick" ? countDown(flow, flow.step.remainingMs, event.elapsedMs) : flow;
    case "set":
      return inSet(flow, event);
    case "rest":
      if (event.type === "rest_skipped") return to(flow, { name: "calibration" });
      if (event.type !== "tick") return flow;
      return flow.step.remainingMs <= event.elapsedMs
        ? to(flow, { name: "calibration" })
        : to(flow, { name: "rest", remainingMs: flow.step.remainingMs - event.elapsedMs });
    case "paused":
      return event.type === "resume" ? to(flow, afterPause(flow.step.from)) : flow;
    case "summary":
      return event.type === "saved" ? to(flow, { name: "finished", why: flow.step.why }) : flow;
    case "finished":
      return flow;
  }
}

function begin(flow: Flow): Flow {
  return to(flow, { name: flow.mode === "recorded" ? "set" : "view_check" });
}

function inSet(flow: Flow, event: FlowEvent): Flow {
  if (event.type === "set_ended") return endSet(flow);
  if (event.type !== "counted") return flow;
  const counted = event.count === flow.count ? flow : { ...flow, count: event.count };
  // A recording is counted to its end.
  return flow.mode === "live" && event.count >= targetOf(flow.plan) ? endSet(counted) : counted;
}

function endSet(flow: Flow): Flow {
  const setsDone = flow.setsDone + 1;
  if (setsDone >= flow.plan.sets) return { ...flow, setsDone, step: { name: "summary", why: "completed" } };
  const next = { ...flow, setsDone, set: flow.set + 1, count: 0 };
  return flow.plan.restSeconds > 0
    ? to(next, { name: "rest", remainingMs: flow.plan.restSeconds * 1000 })
    : to(next, { name: "calibration" });
}

function countDown(flow: Flow, remainingMs: number, elapsedMs: number): Flow {
  return remainingMs <= elapsedMs
    ? to(flow, { name: "set" })
    : to(flow, { name: "countdown", remainingMs: remainingMs - elapsedMs });
}

function stop(flow: Flow, why: "stopped" | "pain"): Flow {
  const { name } = flow.step;
  if (name === "summary" || name === "finished" || name === "device_check" || name === "pain_before")
    return flow;
  const complete = flow.mode === "recorded" || flow.setsDone >= flow.plan.sets;
  if (why === "stopped" && complete) {
    return { ...flow, setsDone: flow.plan.sets, step: { name: "summary", why: "completed" } };
  }
  return to(flow, { name: "summary", why });
}

function afterPause(from: Pausable): Step {
  return from.name === "countdown" || from.name === "set" ? { name: "calibration" } : from;
}

function isPausable(step: Step): step is Pausable {
  return measures(step) || step.name === "view_check" || step.name === "rest";
}

function to(flow: Flow, step: Step): Flow {
  return { ...flow, step };
}
