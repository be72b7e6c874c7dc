import type { ClinicTestState } from "@physiocheck/motion";
import i18next from "i18next";
import { Coach } from "../session/coach.ts";
import { Speaker } from "../session/speaker.ts";
import type { ClinicShown } from "./clinic-test-controller.ts";

const SPOKEN: ReadonlySet<ClinicTestState> = new Set<ClinicTestState>(["ready", "between", "done"]);

/** Says what changes during a test: nobody can read a screen while they stand on one leg. */
export class ClinicVoice {
  private readonly speaker = new Speaker(
    new Coach(),
    () => performance.now(),
    () => i18next.language,
  );
  private state: ClinicTestState = "get_ready";
  private count = 0;

  /** Has to be called from a press, or phones keep silent. */
  unlock(): void {
    this.speaker.unlock();
  }

  /** Another state, or another stand. */
  say({ state, count }: ClinicShown): void {
    const isNew = state !== this.state;
    const isMore = count > this.count;
    this.state = state;
    this.count = count;
    if (isNew && SPOKEN.has(state)) this.command(i18next.t(`clinic:say.${state as "ready"}`));
    else if (isMore && state === "running") this.command(String(count));
  }

  hush(): void {
    this.speaker.hush();
  }

  private command(spoken: string): void {
    this.speaker.offer({ key: spoken, urgency: "command", spoken, written: null });
  }
}
