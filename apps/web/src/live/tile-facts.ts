import type { LiveSession, Progress, SessionEvent } from "@physiocheck/contracts";
import { shownCount } from "./live-state.ts";
import type { Watched } from "./watch-line.ts";

/** What a tile says in words and numbers: from the frames where they come, else from the last progress. */
export function tileFacts(
  listed: LiveSession,
  { live, reading, publisher }: Watched,
  events: readonly SessionEvent[] | undefined,
): {
  readonly count: number;
  readonly unit: "reps" | "s";
  readonly set: number;
  readonly sets: number;
  readonly doing: Progress["state"] | null;
  readonly phase: Progress["phase"] | null;
  /** 0–10, the last that was said. */
  readonly pain: number | null;
} {
  const session = live.session ?? listed.session;
  const fresh = publisher === "here" ? reading : null;
  const progress = live.progress ?? listed.progress;
  const doing = fresh?.state ?? progress?.state ?? null;
  const pains = (events ?? []).flatMap((event) => (event.kind === "note_pain" ? [event.payload.pain] : []));
  return {
    count: fresh?.count ?? shownCount({ ...live, session, progress }),
    unit: session.dose.reps === null ? "s" : "reps",
    set: fresh?.set ?? progress?.set ?? Math.min(session.sets + 1, session.dose.sets),
    sets: session.dose.sets,
    doing,
    phase: doing === "exercising" ? (fresh?.phase ?? progress?.phase ?? null) : null,
    pain: session.painAfter ?? pains.at(-1) ?? session.painBefore,
  };
}
