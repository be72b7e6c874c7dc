import type { Translated } from "../translated.ts";
import type { exercises as en } from "../en/exercises.ts";
import { ankle } from "./exercises/ankle.ts";
import { balance } from "./exercises/balance.ts";
import { elbow } from "./exercises/elbow.ts";
import { hip } from "./exercises/hip.ts";
import { knee } from "./exercises/knee.ts";
import { shoulder } from "./exercises/shoulder.ts";
import { trunk } from "./exercises/trunk.ts";
import { wholeBody } from "./exercises/whole-body.ts";

/** What people read about each exercise of the library, by its id; the same folders as the library's. */
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
