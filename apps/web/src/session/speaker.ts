import type { Coach, CoachAction, Utterance } from "./coach.ts";
import { voiceFor } from "./voice.ts";

/** A little faster than the voice by itself, so that a count is over before the next repetition. */
const SPEED = 1.05;

/**
 * The voice: does what the coach decides, with the browser's own speech synthesis (no sound leaves the device, no
 * request is made). Silent where the device has no voice for the language, or where it is switched off; the coach goes
 * on deciding, so that the written line does not depend on the voice.
 */
export class Speaker {
  private readonly coach: Coach;
  private readonly now: () => number;
  private readonly language: () => string;
  private current: SpeechSynthesisUtterance | null = null;
  private isOn = true;

  constructor(coach: Coach, now: () => number, language: () => string) {
    this.coach = coach;
    this.now = now;
    this.language = language;
  }

  /** Whether this browser can speak. */
  static isSupported(): boolean {
    return typeof speechSynthesis !== "undefined" && typeof SpeechSynthesisUtterance !== "undefined";
  }

  /** Whether what is offered is heard. */
  get isSpeaking(): boolean {
    return this.voice() !== "none";
  }

  /** Switches the voice; off stops it in the middle of a word. */
  switch(on: boolean): void {
    this.isOn = on;
    if (!on) this.hush();
  }

  /**
   * Phones let a page speak only after it spoke in answer to a touch: called from the start button, says nothing.
   */
  unlock(): void {
    if (this.isOn && Speaker.isSupported()) speechSynthesis.speak(new SpeechSynthesisUtterance(""));
  }

  /** Offers an utterance; it is said at once, after what is being said, or not at all. */
  offer(utterance: Utterance): void {
    this.act(this.coach.offer(utterance, this.now()));
  }

  /** Stops talking. */
  hush(): void {
    this.current = null;
    if (Speaker.isSupported()) speechSynthesis.cancel();
    this.coach.ended(this.now());
  }

  private act(action: CoachAction): void {
    if (!action.say) return;
    const voice = this.voice();
    if (voice === "none") {
      // Nobody speaks, so the voice is free again at once; what waited was shown already.
      this.coach.ended(this.now());
      return;
    }
    // `speak` puts behind what is being said: an interruption has to end that first.
    if (action.interrupt) speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(action.say.spoken);
    words.lang = voice === "unknown" ? this.language() : voice.lang;
    if (voice !== "unknown") words.voice = voice;
    words.rate = SPEED;
    words.addEventListener("end", () => this.ended(words));
    words.addEventListener("error", () => this.ended(words));
    this.current = words;
    speechSynthesis.speak(words);
  }

  private voice(): ReturnType<typeof voiceFor> {
    return this.isOn && Speaker.isSupported() ? voiceFor(this.language()) : "none";
  }

  private ended(words: SpeechSynthesisUtterance): void {
    // The end of something that was cut off frees nothing: its successor is speaking.
    if (this.current !== words) return;
    this.current = null;
    this.act(this.coach.ended(this.now()));
  }
}
