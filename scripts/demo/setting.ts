import type { Done } from "./clinic.ts";
import type { Course } from "./courses.ts";
import type { Clock, Visitor } from "./visitor.ts";

export type People = Record<
  "physician" | "admin" | "pending" | "jonas" | "rosa" | "yusuf" | "ingrid" | "mateo",
  Visitor
>;
export type Courses = Record<"jonas" | "rosa" | "yusuf", Course>;

/** Days ago on which the demo clinic's people signed up. */
export const BEGAN = 43;

/** What the stories are told of. */
export type Setting = {
  readonly people: People;
  readonly courses: Courses;
  readonly done: Done;
  readonly clock: Clock;
  /** The present, ms since 1970. */
  readonly now: number;
  /** Signs somebody up who is not among the demo clinic's first people. */
  readonly signUp: (who: "ingrid" | "mateo") => Promise<void>;
};
