import { createStore } from "zustand/vanilla";

/** What of a patient is only on this device. */
export type Backlog = {
  /** Sessions that wait to be sent, or that the server refused and that are kept. */
  readonly sessions: number;
  /** `behind`: something could not be sent when it should have been. `caught_up`: all of that has gone by now. */
  readonly state: "level" | "behind" | "caught_up";
};

export const backlog = createStore<Backlog>(() => ({ sessions: 0, state: "level" }));
