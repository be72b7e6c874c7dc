import { SpokenLine } from "../../session/spoken-line.ts";

/** Seconds before the end of a hold that are counted aloud. */
const LAST_SECONDS = 3;

/** Everything that is said and written while a practice is done. */
export class PracticeAnnouncer extends SpokenLine {
  private lastSecond = 0;

  /** Something of the practice itself, said whatever else is being said. */
  command(text: string): void {
    this.clear();
    this.lastSecond = 0;
    this.offer({ key: text, urgency: "command", spoken: text, written: text });
  }

  /** What to mend. */
  correction(key: string, text: string): void {
    this.offer({ key, urgency: "correction", spoken: text, written: text });
  }

  praise(key: string, text: string): void {
    this.offer({ key, urgency: "praise", spoken: text, written: text });
  }

  /** The last seconds of a hold: 3, 2, 1. */
  remaining(seconds: number): void {
    const second = Math.ceil(seconds);
    if (second === this.lastSecond || second > LAST_SECONDS || second < 1) return;
    this.lastSecond = second;
    this.offer({ key: "count", urgency: "count", spoken: String(second), written: null });
  }
}
