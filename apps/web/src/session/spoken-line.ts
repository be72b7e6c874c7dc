import { Coach, type Utterance } from "./coach.ts";
import { Speaker } from "./speaker.ts";

/** One voice and one written line, whatever is practised. */
export class SpokenLine {
  private readonly coach = new Coach();
  private readonly speaker: Speaker;
  private readonly now: () => number;

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

  /** Whether what is offered is heard. */
  protected get isSpeaking(): boolean {
    return this.speaker.isSpeaking;
  }

  protected offer(utterance: Utterance): void {
    this.speaker.offer(utterance);
  }

  /** Takes the written line away, because what it belonged to is over. */
  protected clear(): void {
    this.coach.clear();
  }
}
