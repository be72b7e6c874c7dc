/**
 * Decides what is said and shown: one voice, one line. Pure: the caller says what time it is and does the speaking.
 *
 * - A more urgent utterance interrupts a less urgent one; nothing is ever said over something else.
 * - One utterance may wait; it is dropped if it has gone stale before the voice is free.
 * - The same cue is not repeated for REPEAT_MS, corrections come at most every CORRECTION_GAP_MS.
 */

/** From least to most urgent. A count is only right at its moment; a request means that nothing can be measured. */
export const URGENCY = ["praise", "correction", "request", "count", "command"] as const;
export type Urgency = (typeof URGENCY)[number];

export type Utterance = {
  /** What is the same cue: its code, or `count`. */
  readonly key: string;
  readonly urgency: Urgency;
  readonly spoken: string;
  /** What to show; null leaves the written line alone (a count is shown as the number). */
  readonly written: string | null;
};

/** Milliseconds. */
export const REPEAT_MS = 6000;
export const CORRECTION_GAP_MS = 3500;
const STALE_MS = 1500;
const SHOWN_MS = 4000;
/** A cue stays at least this long before an equally urgent one may replace it. */
const SHOWN_AT_LEAST_MS = 1500;
/** If a voice never reports its end, it is taken to be free again after this. */
const LONGEST_MS = 8000;

export type CoachAction = { readonly say: Utterance | null; readonly interrupt: boolean };

const NOTHING: CoachAction = { say: null, interrupt: false };

export class Coach {
  private speaking: { utterance: Utterance; since: number } | null = null;
  private waiting: { utterance: Utterance; since: number } | null = null;
  private shown: { utterance: Utterance; since: number } | null = null;
  private lastSaid = new Map<string, number>();
  private lastCorrection = Number.NEGATIVE_INFINITY;

  /** Something could be said at `now` (ms). Returns what to say at once, if anything. */
  offer(utterance: Utterance, now: number): CoachAction {
    if (this.isTooSoon(utterance, now)) return NOTHING;
    this.show(utterance, now);
    const busy = this.busyWith(now);
    if (!busy) return this.say(utterance, now, false);
    if (rank(utterance) > rank(busy) || (utterance.urgency === "count" && busy.urgency === "count")) {
      return this.say(utterance, now, true);
    }
    if (!this.waiting || rank(utterance) >= rank(this.waiting.utterance))
      this.waiting = { utterance, since: now };
    return NOTHING;
  }

  /** The voice has finished (or was cut off). Returns what waits and is still worth saying. */
  ended(now: number): CoachAction {
    this.speaking = null;
    const next = this.waiting;
    this.waiting = null;
    if (!next || now - next.since > STALE_MS) return NOTHING;
    return this.say(next.utterance, now, false);
  }

  /** The line to show at `now`, or null. */
  line(now: number): string | null {
    if (!this.shown || now - this.shown.since > SHOWN_MS) return null;
    return this.shown.utterance.written;
  }

  /** Takes the written line away, because the step it belonged to is over. */
  clear(): void {
    this.shown = null;
    this.waiting = null;
  }

  private say(utterance: Utterance, now: number, interrupt: boolean): CoachAction {
    this.speaking = { utterance, since: now };
    if (this.waiting && this.waiting.utterance.key === utterance.key) this.waiting = null;
    this.lastSaid.set(utterance.key, now);
    if (utterance.urgency === "correction") this.lastCorrection = now;
    return { say: utterance, interrupt };
  }

  private show(utterance: Utterance, now: number): void {
    if (utterance.written === null) return;
    const current = this.shown;
    const isFresh = current !== null && now - current.since < SHOWN_AT_LEAST_MS;
    if (isFresh && rank(current.utterance) > rank(utterance)) return;
    this.shown = { utterance, since: now };
  }

  private busyWith(now: number): Utterance | null {
    if (this.speaking && now - this.speaking.since > LONGEST_MS) this.speaking = null;
    return this.speaking?.utterance ?? null;
  }

  private isTooSoon(utterance: Utterance, now: number): boolean {
    if (utterance.urgency === "count" || utterance.urgency === "command") return false;
    if (now - (this.lastSaid.get(utterance.key) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return true;
    return utterance.urgency === "correction" && now - this.lastCorrection < CORRECTION_GAP_MS;
  }
}

function rank(utterance: Utterance): number {
  return URGENCY.indexOf(utterance.urgency);
}
