import type { LIVE_STATES, Progress } from "@physiocheck/contracts";
import type { Readout } from "@physiocheck/motion";
import type { Flow } from "./flow.ts";

/** What the physician's live page is told. */
export function liveReport(
  flow: Flow,
  readout: Readout | null,
  now: { readonly t: number; readonly partial: number; readonly heldSeconds: number },
): Progress {
  const progress = readout?.progress ?? Number.NaN;
  return {
    ephemeral: true,
    t: now.t,
    at: new Date().toISOString(),
    state: liveState(flow),
    set: flow.set,
    sets: flow.plan.sets,
    repetitions: flow.plan.target.kind === "reps" ? flow.count : 0,
    partial: now.partial,
    holdSeconds: now.heldSeconds,
    phase: readout?.phase ?? "rest",
    progress: Number.isFinite(progress) ? Math.min(4, Math.max(-2, progress)) : null,
    side: readout?.side ?? "both",
    present: readout?.present ?? false,
  };
}

function liveState({ step }: Flow): (typeof LIVE_STATES)[number] {
  switch (step.name) {
    case "device_check":
    case "pain_before":
    case "view_check":
      return "preparing";
    case "calibration":
      return "waiting_for_start";
    case "countdown":
      return "countdown";
    case "set":
      return "exercising";
    case "rest":
      return "resting";
    case "paused":
      return "paused";
    case "summary":
    case "finished":
      return "summary";
  }
}
