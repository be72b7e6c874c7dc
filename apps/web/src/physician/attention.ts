/** What is known of one session when people are sorted. Times are Unix ms; pain 0..10, quality 0..100. */
export type CoursePoint = {
  readonly at: number;
  readonly painAfter: number | null;
  readonly quality: number | null;
  readonly counted: number;
  readonly attempts: number;
  readonly stoppedByPain: boolean;
};

export type Course = {
  /** Oldest first. */
  readonly sessions: readonly CoursePoint[];
  readonly assignments: number;
  readonly live: boolean;
  /** What is proposed for their plan and waits for a decision; null for nothing. Less goes before more. */
  readonly proposal: "progress" | "regress" | null;
};

/** Why a person is where they are in the list: one reason, the most urgent. Each has its sentence in `physician:why`. */
export type Attention =
  | { readonly why: "live" }
  | { readonly why: "stopped_by_pain" }
  | { readonly why: "pain_high"; readonly pain: number }
  | { readonly why: "pain_rising"; readonly from: number; readonly to: number }
  | { readonly why: "away"; readonly days: number }
  | { readonly why: "never_started" }
  | { readonly why: "no_plan" }
  | { readonly why: "proposal_regress" }
  | { readonly why: "proposal_progress" }
  | { readonly why: "quality_falling"; readonly from: number; readonly to: number }
  | { readonly why: "partial" }
  | { readonly why: "fine" };

/** Most urgent first: happening now, harm, absence, form. */
const URGENCY: readonly Attention["why"][] = [
  "live",
  "stopped_by_pain",
  "pain_high",
  "pain_rising",
  "away",
  "never_started",
  "no_plan",
  "proposal_regress",
  "quality_falling",
  "partial",
  "proposal_progress",
  "fine",
];

const DAY = 86_400_000;
/** Severe on the 0–10 scale (7 and above; Jensen 2001 and others put the cut between 6 and 7). */
const SEVERE_PAIN = 7;
/** A change of 2 on the 0–10 scale is the smallest that people call a change (Farrar 2001). */
const REAL_PAIN_CHANGE = 2;
const AWAY_DAYS = 4;
const REAL_QUALITY_CHANGE = 10;

/** The most urgent reason to look at a person. `now` is Unix ms. */
export function attentionFor({ sessions, assignments, live, proposal }: Course, now: number): Attention {
  if (live) return { why: "live" };
  const last = sessions.at(-1);
  if (!last) return { why: assignments === 0 ? "no_plan" : "never_started" };
  if (last.stoppedByPain) return { why: "stopped_by_pain" };
  if (last.painAfter !== null && last.painAfter >= SEVERE_PAIN)
    return { why: "pain_high", pain: last.painAfter };
  const recent = sessions.slice(-4);
  const pains = recent.flatMap((session) => session.painAfter ?? []);
  const [painFrom, painTo] = [pains[0], pains.at(-1)];
  if (painFrom !== undefined && painTo !== undefined && painTo - painFrom >= REAL_PAIN_CHANGE) {
    return { why: "pain_rising", from: painFrom, to: painTo };
  }
  const days = Math.floor((now - last.at) / DAY);
  if (assignments > 0 && days >= AWAY_DAYS) return { why: "away", days };
  if (assignments === 0) return { why: "no_plan" };
  if (proposal === "regress") return { why: "proposal_regress" };
  const qualities = recent.flatMap((session) => session.quality ?? []);
  const [before, after] = [qualities[0], qualities.at(-1)];
  if (before !== undefined && after !== undefined && before - after >= REAL_QUALITY_CHANGE) {
    return { why: "quality_falling", from: Math.round(before), to: Math.round(after) };
  }
  if (last.attempts >= 4 && last.counted < last.attempts * 0.6) return { why: "partial" };
  if (proposal === "progress") return { why: "proposal_progress" };
  return { why: "fine" };
}

/** Orders people: most urgent first, within one reason the one who exercised longest ago. */
export function byAttention(
  a: { readonly attention: Attention; readonly course: Course },
  b: { readonly attention: Attention; readonly course: Course },
): number {
  const urgency = URGENCY.indexOf(a.attention.why) - URGENCY.indexOf(b.attention.why);
  return urgency || (a.course.sessions.at(-1)?.at ?? 0) - (b.course.sessions.at(-1)?.at ?? 0);
}

/** Whether someone should look today. */
export function needsAttention({ why }: Attention): boolean {
  return why !== "fine";
}

/** What was asked for on a day (2026-01-31) and what of it was done. */
export type PlannedDay = { readonly day: string; readonly due: number; readonly done: number };

/**
 * The last `days` days, oldest first, for the sparkline: sessions each day, what was due, and the last stated pain of the day. Where a plan
 * asks for sessions, those are what is counted.
 */
export function dailyCourse(
  sessions: readonly Pick<CoursePoint, "at" | "painAfter">[],
  planned: readonly PlannedDay[],
  days: number,
  now: number,
): {
  readonly counts: readonly number[];
  readonly due: readonly number[];
  readonly pain: readonly (number | null)[];
} {
  const counts = Array.from({ length: days }, () => 0);
  const due = counts.map(() => 0);
  const pain: (number | null)[] = counts.map(() => null);
  const today = startOfDay(now);
  for (const session of sessions) {
    const ago = Math.round((today - startOfDay(session.at)) / DAY);
    const slot = days - 1 - ago;
    if (slot < 0 || slot >= days) continue;
    if (planned.length === 0) counts[slot] = (counts[slot] ?? 0) + 1;
    if (session.painAfter !== null) pain[slot] = session.painAfter;
  }
  for (const [back, day] of planned.toReversed().entries()) {
    if (back >= days) break;
    counts[days - 1 - back] = day.done;
    due[days - 1 - back] = day.due;
  }
  return { counts, due, pain };
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
