import { median } from "../signal/statistics.ts";
import { changeOf } from "./change.ts";
import { stepDown, stepUp } from "./steps.ts";
import type { AdaptationEvidence, AdaptationProposal, AdaptationReason, AdaptationRecord } from "./types.ts";

/** Sessions that are looked at: the newest. */
const WINDOW = 6;
/** Fewer say nothing, except about pain. */
const FEWEST = 3;
const FEWEST_FOR_PAIN = 2;
/** Pain-monitoring model: up to 5 of 10 is acceptable, up to 2 safe (Thomeé 1997, Phys Ther 77:1690; Silbernagel 2007, Am J Sports Med 35:897). */
const PAIN_ACCEPTABLE = 5;
const PAIN_TO_PROGRESS = 3;
/** Two points of ten are a change that matters (Farrar 2001, Pain 94:149). */
const PAIN_RISE = 2;
/** Borg CR10: up to 4 "somewhat strong"; from 8 well beyond "very strong". */
const EFFORT_EASY = 4;
const EFFORT_WITH_EASE = 6;
const EFFORT_HARD = 8;
/** All of the dose, allowing for a repetition that the camera refused; and too little of it. */
const DONE = 0.95;
const UNFINISHED = 0.7;
/** Of SPARC (Balasubramanian 2015). Our own choice, not from a trial: no minimal detectable change is published for it. */
const LESS_SMOOTH = 0.3;
/** Below this, what was prescribed is not what was tried. */
const ADHERED = 0.7;

/**
 * Progress, hold or regress, from the newest sessions with one dose. Deterministic, and careful in this order: pain, then too much, then
 * a movement that got worse, then too little practice; only then more. More is offered after the "2-for-2" idea of the ACSM's position
 * stand (2009): the whole dose, with ease, in consecutive sessions. It never progresses while pain rises or is above 3 of 10.
 */
export function adapt(evidence: AdaptationEvidence): AdaptationProposal {
  const sessions = evidence.sessions.toSorted((a, b) => a.at - b.at).slice(-WINDOW);
  const say = (
    verdict: AdaptationProposal["verdict"],
    reason: AdaptationReason,
    measured: number | null,
  ): AdaptationProposal => {
    const same = { verdict: "hold", dose: evidence.dose, sessions: sessions.length, measured } as const;
    if (verdict === "hold") return { ...same, reason };
    const dose = verdict === "progress" ? stepUp(evidence.dose) : stepDown(evidence.dose);
    if (!dose) return { ...same, reason: verdict === "progress" ? "at_top" : "at_bottom" };
    return { verdict, reason, dose, sessions: sessions.length, measured };
  };

  const recent = sessions.slice(-FEWEST);
  const pains = known(sessions, ({ painAfter }) => painAfter);
  const pain = median(pains.slice(-FEWEST));
  if (sessions.length >= FEWEST_FOR_PAIN) {
    const stopped = recent.filter(({ endedByPain }) => endedByPain).length;
    if (stopped >= 2) return say("regress", "pain_stopped", stopped);
    if (pains.length >= FEWEST_FOR_PAIN && pain > PAIN_ACCEPTABLE) return say("regress", "pain_high", pain);
    const rise = riseOf(sessions);
    if (rise >= PAIN_RISE)
      return say((pains.at(-1) ?? 0) > PAIN_TO_PROGRESS ? "regress" : "hold", "pain_rising", rise);
  }
  if (sessions.length < FEWEST) return say("hold", "too_few_sessions", null);

  const efforts = known(recent, ({ effort }) => effort);
  const effort = efforts.length > 0 ? median(efforts) : null;
  const said = (feeling: AdaptationRecord["feeling"]): number =>
    recent.filter((session) => session.feeling === feeling).length;
  if (said("too_hard") >= 2 || (effort !== null && effort > EFFORT_HARD))
    return say("regress", "too_hard", effort);
  const completion = median(recent.map((session) => session.completion));
  if (completion < UNFINISHED) return say("regress", "unfinished", completion);

  const lost = rangeLost(sessions);
  if (lost !== null) return say("hold", "range_lost", lost);
  const rougher = smoothnessLost(sessions);
  if (rougher > LESS_SMOOTH) return say("hold", "less_smooth", rougher);
  if (evidence.adherence !== null && evidence.adherence < ADHERED)
    return say("hold", "low_adherence", evidence.adherence);

  const withEase =
    effort !== null && (effort <= EFFORT_EASY || (effort <= EFFORT_WITH_EASE && said("too_easy") >= 2));
  const painless =
    recent.every(({ painAfter }) => painAfter !== null && painAfter <= PAIN_TO_PROGRESS) && !isRising(recent);
  const whole = recent.every((session) => session.completion >= DONE && !session.endedByPain);
  if (withEase && painless && whole && said("too_hard") === 0) return say("progress", "easy", effort);
  return say("hold", "fits", effort);
}

function known(
  sessions: readonly AdaptationRecord[],
  value: (session: AdaptationRecord) => number | null,
): number[] {
  return sessions.flatMap((session) => value(session) ?? []);
}

/** Points by which pain rose: over the window, or within one session, every time of the last two. */
function riseOf(sessions: readonly AdaptationRecord[]): number {
  const pains = known(sessions, ({ painAfter }) => painAfter);
  const over = pains.length < 2 ? 0 : (pains.at(-1) ?? 0) - Math.min(...pains.slice(0, -1));
  const within = sessions
    .slice(-2)
    .map(({ painBefore, painAfter }) =>
      painBefore === null || painAfter === null ? 0 : painAfter - painBefore,
    );
  return Math.max(over, Math.min(...within));
}

/** Pain of these sessions goes up at all: enough to not ask for more. */
function isRising(sessions: readonly AdaptationRecord[]): boolean {
  const pains = known(sessions, ({ painAfter }) => painAfter);
  return (pains.at(-1) ?? 0) > (pains[0] ?? 0);
}

/** Degrees lost beyond the measurement error; null for none. */
function rangeLost(sessions: readonly AdaptationRecord[]): number | null {
  const change = changeOf(sessions.flatMap(({ range }) => range ?? []));
  return change?.real && change.to < change.from ? change.from - change.to : null;
}

function smoothnessLost(sessions: readonly AdaptationRecord[]): number {
  const values = known(sessions, ({ sparc }) => sparc);
  const half = Math.floor(values.length / 2);
  return half === 0 ? 0 : median(values.slice(0, half)) - median(values.slice(-half));
}
