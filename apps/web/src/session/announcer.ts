import type { FeedbackCode, RepRefusal } from "@physiocheck/motion";
import { targetOf, type Flow } from "./flow.ts";
import type { Phrases } from "./phrases.ts";
import { SpokenLine } from "./spoken-line.ts";
import type { ViewRequest } from "./view-check.ts";

/** Seconds before the end of a hold that are counted aloud. */
const LAST_SECONDS = 3;

/** Everything that is said and written during a session, in the patient's language. */
export class Announcer extends SpokenLine {
  private readonly phrases: Phrases;
  private lastSecond = 0;

  constructor(phrases: Phrases, language: () => string) {
    super(language);
    this.phrases = phrases;
  }

  /** What is said on entering a step. */
  entered(flow: Flow): void {
    const { t } = this.phrases;
    this.clear();
    this.lastSecond = 0;
    switch (flow.step.name) {
      case "calibration":
        return this.command(t("session:calibration.holdSpoken"), t("session:calibration.hold"));
      case "set":
        return this.command(t("session:countdown.goSpoken"), t("session:countdown.go"));
      case "rest":
        return this.command(t("session:set.doneSpoken"), t("session:set.done"));
      case "paused":
        return this.command(t("session:pause.spoken"), null);
      case "device_check":
      case "pain_before":
      case "view_check":
      case "countdown":
      case "summary":
      case "finished":
    }
  }

  /** @param turn degrees, positive to their left; null where the request is not to turn */
  view(request: ViewRequest, turn: number | null): void {
    this.offer(this.phrases.view(request, turn));
  }

  feedback(code: FeedbackCode): void {
    this.offer(this.phrases.feedback(code));
  }

  refusal(reason: RepRefusal): void {
    this.offer(this.phrases.refusal(reason));
  }

  lost(): void {
    const { t } = this.phrases;
    this.command(t("session:person.lostSpoken"), t("session:person.lost"));
  }

  /** The count has risen: a repetition, or another whole second held. */
  counted(flow: Flow, count: number): void {
    const target = targetOf(flow.plan);
    if (flow.plan.target.kind === "reps") this.offer(this.phrases.count(count, target));
    else if (count < target && target - count <= LAST_SECONDS) {
      this.offer(this.phrases.seconds(target - count));
    }
  }

  /** 3, 2, 1. */
  countDown(remainingMs: number): void {
    const second = Math.ceil(remainingMs / 1000);
    if (second === this.lastSecond) return;
    this.lastSecond = second;
    this.offer(this.phrases.seconds(second));
  }

  /** A physician's words, shown elsewhere; spoken whatever else is being said. @returns whether there is a voice */
  cue(text: string): boolean {
    this.command(text, null);
    return this.isSpeaking;
  }

  private command(spoken: string, written: string | null): void {
    this.offer(this.phrases.command(spoken, written));
  }
}
