import { bicepsCurl } from "./biceps-curl.ts";
import { gluteBridge } from "./glute-bridge.ts";
import { hipAbduction } from "./hip-abduction.ts";
import { jumpingJack } from "./jumping-jack.ts";
import { lunge } from "./lunge.ts";
import type { ExerciseMotion } from "./motion.ts";
import { plank } from "./plank.ts";
import { pushUp } from "./push-up.ts";
import { seatedKneeExtension } from "./seated-knee-extension.ts";
import { shoulderAbduction } from "./shoulder-abduction.ts";
import { shoulderFlexion } from "./shoulder-flexion.ts";
import { sideLunge } from "./side-lunge.ts";
import { singleLegStance } from "./single-leg-stance.ts";
import { sitToStand } from "./sit-to-stand.ts";
import { sitUp } from "./sit-up.ts";
import { squat } from "./squat.ts";

/** Every exercise this person can perform, by the engine's id. Adding one: one file, one line here. */
export const MOTIONS: ReadonlyMap<string, ExerciseMotion> = new Map(
  [
    squat,
    sitToStand,
    lunge,
    sideLunge,
    pushUp,
    sitUp,
    jumpingJack,
    bicepsCurl,
    shoulderAbduction,
    shoulderFlexion,
    seatedKneeExtension,
    hipAbduction,
    gluteBridge,
    singleLegStance,
    plank,
  ].map((motion) => [motion.id, motion]),
);
