import { createHash } from "node:crypto";
import type { SessionEvent } from "@physiocheck/contracts";

/** What a session amounts to, up to its last contiguous event. */
export type Tally = {
  readonly contiguous: number;
  readonly chain: string;
  readonly repetitions: number;
  readonly partial: number;
  readonly holdSeconds: number;
  readonly setsDone: number;
  readonly durationMs: number;
  readonly endReason: "completed" | "stopped" | "pain" | null;
};

/**
 * The tally after one more event.
 * @param body the event's canonical JSON, which the chain hashes as `nextChain` of the contracts does
 */
export function advance(tally: Tally, event: SessionEvent, body: string): Tally {
  const next = {
    ...tally,
    contiguous: event.seq,
    chain: createHash("sha256").update(`${tally.chain}\n${body}`).digest("hex"),
    durationMs: Math.max(tally.durationMs, event.t),
  };
  switch (event.kind) {
    case "attempt": {
      const { counted, reason } = event.payload.entry;
      if (counted) return { ...next, repetitions: next.repetitions + 1 };
      // The engine's own notion of a partial repetition.
      return reason === "too_shallow" || reason === "unfinished"
        ? { ...next, partial: next.partial + 1 }
        : next;
    }
    case "set_finished":
      return {
        ...next,
        setsDone: next.setsDone + 1,
        holdSeconds: next.holdSeconds + event.payload.holdSeconds,
      };
    case "finished":
      return { ...next, endReason: event.payload.reason };
    default:
      return next;
  }
}
