import type { Progress } from "@physiocheck/contracts";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Announcer } from "./announcer.ts";
import type { Flow } from "./flow.ts";
import type { FrameWatch } from "./frame-watch.ts";
import { LiveProgress } from "./live-progress.ts";
import { liveReport } from "./live-report.ts";
import { NO_READOUTS, type Readouts, readoutsChanged } from "./readouts.ts";
import type { SessionFrames } from "./session-frames.ts";
import type { SetTally } from "./set-tally.ts";

/** What of a running session is told: to the screen what has changed, to the physician what they watch. */
export class SessionReport {
  readonly readouts: StoreApi<Readouts> = createStore<Readouts>(() => NO_READOUTS);
  private readonly parts: {
    readonly announcer: Announcer;
    readonly frames: SessionFrames;
    readonly tally: SetTally;
    readonly watch: FrameWatch;
  };
  private readonly live: LiveProgress;

  constructor(
    parts: SessionReport["parts"],
    post: (progress: Progress) => Promise<{ readonly watched: boolean }>,
  ) {
    this.parts = parts;
    this.live = new LiveProgress(post, () => performance.now());
  }

  /** Renews what the screen shows. */
  toScreen(): void {
    const { announcer, watch } = this.parts;
    const { readout, hands } = watch;
    const next: Readouts = {
      present: readout?.present ?? false,
      phase: readout?.phase ?? "rest",
      arming: readout?.arming ?? 0,
      line: announcer.line(),
      handUp: hands.isWaiting,
    };
    if (readoutsChanged(this.readouts.getState(), next)) this.readouts.setState(next, true);
  }

  /** Offers the physician's live page a report; it is sent as often as somebody watches. */
  toPhysician(flow: Flow): void {
    const { frames, tally, watch } = this.parts;
    const { setPartial: partial, heldSeconds } = tally;
    this.live.offer(() => liveReport(flow, watch.readout, { t: frames.now, partial, heldSeconds }));
  }
}
