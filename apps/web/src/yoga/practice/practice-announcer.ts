import { Coach, type Urgency } from "../../session/coach.ts";
import { Speaker } from "../../session/speaker.ts";

/** Seconds before the end of a hold that are counted aloud. */
const LAST_SECONDS = 3;

/** Everything that is said and written while a practice is done. */
export class PracticeAnnouncer {
  private readonly coach = new Coach();
  private readonly speaker: Speaker;
  private readonly now: () => number;
  private lastSecond = 0;

  /** @param now ms */
  constructor(language: () => string, now: () => number = () => performance.now()) {
    this.now = now;
    this.speaker = new Speaker(this.coach, now, language);
  }

  /** Has to be called from a press, or phones keep silent. */
  unlock(): void {
    this.speaker.unlock();
  }

  switch(on: boolean): void {
    this.speaker.switch(on);
  }

  hush(): void {
    this.speaker.hush();
  }

  /** The written line at this moment, null for none. */
  line(): string | null {
    return this.coach.line(this.now());
  }

  /** Something of the practice itself, said whatever else is being said. */
  command(text: string): void {
    this.coach.clear();
    this.lastSecond = 0;
    this.offer(text, text, "command");
  }

  /** What to mend. */
  correction(key: string, text: string): void {
    this.offer(key, text, "correction");
  }

  praise(key: string, text: string): void {
    this.offer(key, text, "praise");
  }

  /** The last seconds of a hold: 3, 2, 1. */
  remaining(seconds: number): void {
    const second = Math.ceil(seconds);
    if (second === this.lastSecond || second > LAST_SECONDS || second < 1) return;
    this.lastSecond = second;
    this.speaker.offer({ key: "count", urgency: "count", spoken: String(second), written: null });
  }

  private offer(key: string, text: string, urgency: Urgency): void {
    this.speaker.offer({ key, urgency, spoken: text, written: text });
  }
}
