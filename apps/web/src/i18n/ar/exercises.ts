import { ankle } from "./exercises/ankle.ts";
import { balance } from "./exercises/balance.ts";
import { elbow } from "./exercises/elbow.ts";
import { hip } from "./exercises/hip.ts";
import { knee } from "./exercises/knee.ts";
import { shoulder } from "./exercises/shoulder.ts";
import { trunk } from "./exercises/trunk.ts";
import { wholeBody } from "./exercises/whole-body.ts";
import type { exercises as en } from "../en/exercises.ts";
import type { Translated } from "../translated.ts";

/** Verbal nouns instead of commands throughout: a command in Arabic has a gender. */
export const exercises = {
  ...knee,
  ...hip,
  ...ankle,
  ...shoulder,
  ...elbow,
  ...trunk,
  ...balance,
  ...wholeBody,
} as const satisfies Translated<typeof en>;
