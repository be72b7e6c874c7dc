import type { SourceChoice } from "../source/source-choice.ts";
import type { StopReason } from "./flow.ts";

/** A session as one exercise of a plan that is done in one go. */
export type SessionInRun = {
  /** Which exercise of how many. */
  readonly number: number;
  readonly count: number;
  /** What the exercise before looked at; null asks. */
  readonly choice: SourceChoice | null;
  /** An exercise was done before: this one begins without another press. */
  readonly begun: boolean;
  /** Pain after the exercise before; null asks. */
  readonly painBefore: number | null;
  /** Since when (ISO 8601) it is agreed that exercises of this run are recorded; null: they are not. */
  readonly recordingAgreedAt: string | null;
  /** Of the address, which may choose the source. */
  readonly search: string;
  readonly onChoice: (choice: SourceChoice) => void;
  readonly onRecordingAgreed: (agreedAt: string | null) => void;
  readonly onDone: (result: {
    readonly sessionId: string;
    readonly pain: number;
    readonly why: StopReason;
  }) => void;
};
