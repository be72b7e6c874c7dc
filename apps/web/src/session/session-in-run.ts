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
  /** Of the address, which may choose the source. */
  readonly search: string;
  readonly onChoice: (choice: SourceChoice) => void;
  readonly onDone: (result: {
    readonly sessionId: string;
    readonly pain: number;
    readonly why: StopReason;
  }) => void;
};
