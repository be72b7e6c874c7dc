import { ANKLE } from "./ankle/index.ts";
import { BALANCE } from "./balance/index.ts";
import { ELBOW } from "./elbow/index.ts";
import { HIP } from "./hip/index.ts";
import { KNEE } from "./knee/index.ts";
import type { ExerciseMotion } from "./motion.ts";
import { SHOULDER } from "./shoulder/index.ts";
import { TRUNK } from "./trunk/index.ts";
import { WHOLE_BODY } from "./whole-body/index.ts";
import { YOGA_MOTIONS } from "./yoga/index.ts";

/** Every exercise this person can perform, by the engine's id (poses as `yoga/<pose>`): the same folders as the engine's library. */
export const MOTIONS: ReadonlyMap<string, ExerciseMotion> = new Map(
  [
    ...KNEE,
    ...HIP,
    ...ANKLE,
    ...SHOULDER,
    ...ELBOW,
    ...TRUNK,
    ...BALANCE,
    ...WHOLE_BODY,
    ...YOGA_MOTIONS,
  ].map((motion) => [motion.id, motion]),
);
