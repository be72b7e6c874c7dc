import { READY_PRACTICES, type PracticePose, type ReadyPracticeId } from "@physiocheck/motion";

/** Whether this names one of the practices that come with the app. */
export function isReady(id: string): id is ReadyPracticeId {
  return Object.hasOwn(READY_PRACTICES, id);
}

export const READY_IDS = Object.keys(READY_PRACTICES) as readonly ReadyPracticeId[];

/** A practice as it is shown and done: one of the app's or one's own. */
export type KnownPractice = {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly poses: readonly PracticePose[];
  readonly isOwn: boolean;
};
