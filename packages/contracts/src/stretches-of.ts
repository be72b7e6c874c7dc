import type { StretchOfTrace } from "@physiocheck/motion";
import type { SessionEvent } from "./session-events.ts";

/**
 * The stretches in which a session was measured, from its events. Sessions of before these were written down are cut where
 * a set or a pause ended, and what was known of the body at their beginning is not known.
 */
export function stretchesOf(events: readonly SessionEvent[]): readonly StretchOfTrace[] {
  const told = events.flatMap((event, place): StretchOfTrace[] =>
    event.kind === "stretch_started"
      ? [{ ...event.payload, from: event.t, isCut: isCutOff(events.slice(place + 1)) }]
      : [],
  );
  return told.length > 0 ? told : guessed(events);
}

/** Whether what began before these events ended by a reload: its last movement was never closed. */
function isCutOff(later: readonly SessionEvent[]): boolean {
  for (const event of later) {
    if (event.kind === "paused") return event.payload.reason === "reload";
    if (event.kind === "set_finished" || event.kind === "stretch_started") return false;
  }
  return false;
}

function guessed(events: readonly SessionEvent[]): readonly StretchOfTrace[] {
  const isRecorded = events.some(
    (event) => event.kind === "session_started" && event.payload.source === "file",
  );
  const mode = isRecorded ? "recorded" : "live";
  const stretches: StretchOfTrace[] = [
    { from: Number.NEGATIVE_INFINITY, set: 1, mode, calibration: null, isCut: false },
  ];
  let set = 1;
  for (const event of events) {
    if (event.kind === "set_finished") set = event.payload.set + 1;
    if (event.kind === "set_finished" || event.kind === "paused")
      stretches.push({ from: event.t, set, mode, calibration: "carried", isCut: false });
  }
  // What begins with the end of the last set has no frames.
  return stretches;
}
