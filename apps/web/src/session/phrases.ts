import type { FeedbackCode, RepRefusal } from "@physiocheck/motion";
import type { TFunction } from "i18next";
import type { Urgency, Utterance } from "./coach.ts";
import type { ViewRequest } from "./view-check.ts";

type Translate = TFunction<["session", "feedback"]>;

/** Codes that say "well done" or "soon over" rather than "change something". */
const PRAISE: ReadonlySet<FeedbackCode> = new Set(["good_rep", "last_rep", "halfway", "hold_started"]);
/** Codes without which nothing can be measured. */
const REQUESTS: ReadonlySet<FeedbackCode> = new Set([
  "step_back",
  "step_into_view",
  "turn_to_side",
  "turn_to_front",
  "more_light",
]);

/** From this many repetitions on, the middle is worth a word. */
const HALFWAY_FROM = 6;

/** Turns codes and counts into what the coach can say, in the patient's language. */
export class Phrases {
  readonly t: Translate;

  constructor(t: Translate) {
    this.t = t;
  }

  /** A code of the engine. */
  feedback(code: FeedbackCode): Utterance {
    const urgency: Urgency = PRAISE.has(code) ? "praise" : REQUESTS.has(code) ? "request" : "correction";
    return {
      key: code,
      urgency,
      spoken: this.t(`feedback:code.${code}.spoken`),
      written: this.t(`feedback:code.${code}.written`),
    };
  }

  /** What the view check asks for. @param turn degrees, positive to their left; null where the request is not to turn */
  view(request: ViewRequest, turn: number | null): Utterance {
    if (turn !== null) {
      const way = turn > 0 ? "left" : "right";
      const degrees = Math.abs(turn);
      return {
        key: request,
        urgency: "request",
        spoken: this.t(`feedback:turn.${way}.spoken`, { degrees }),
        written: this.t(`feedback:turn.${way}.written`, { degrees }),
      };
    }
    if (request !== "come_closer") return this.feedback(request);
    return {
      key: request,
      urgency: "request",
      spoken: this.t("session:view.come_closerSpoken"),
      written: this.t("session:view.come_closer"),
    };
  }

  /** Why an attempt did not count. */
  refusal(reason: RepRefusal): Utterance {
    return {
      key: `refusal_${reason}`,
      urgency: "correction",
      spoken: this.t(`feedback:refusal.${reason}.spoken`),
      written: this.t(`feedback:refusal.${reason}.written`),
    };
  }

  /** A counted repetition: the number, and near its milestones a word with it. Nothing is written: the number stands there. */
  count(count: number, target: number): Utterance {
    const milestone = this.milestone(count, target);
    return {
      key: "count",
      urgency: "count",
      spoken: milestone ? `${count}. ${milestone.spoken}` : String(count),
      written: milestone?.written ?? null,
    };
  }

  /** Seconds left at the end of a hold, or of the countdown. */
  seconds(left: number): Utterance {
    return { key: "count", urgency: "count", spoken: String(left), written: null };
  }

  /** Something of the flow itself, said whatever else is being said. */
  command(spoken: string, written: string | null = null): Utterance {
    return { key: spoken, urgency: "command", spoken, written };
  }

  private milestone(count: number, target: number): Utterance | null {
    if (count === target - 1) return this.feedback("last_rep");
    if (target >= HALFWAY_FROM && count === Math.ceil(target / 2)) return this.feedback("halfway");
    return null;
  }
}
