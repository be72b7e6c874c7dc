import type { ExerciseMotion } from "../motion.ts";
import { lunge } from "./lunge.ts";
import { miniSquat } from "./mini-squat.ts";
import { proneKneeFlexion } from "./prone-knee-flexion.ts";
import { seatedKneeExtension } from "./seated-knee-extension.ts";
import { singleLegSquat } from "./single-leg-squat.ts";
import { sitToStand } from "./sit-to-stand.ts";
import { splitSquat } from "./split-squat.ts";
import { squat } from "./squat.ts";
import { standingKneeFlexion } from "./standing-knee-flexion.ts";
import { stepUp } from "./step-up.ts";
import { wallSit } from "./wall-sit.ts";

export const KNEE: readonly ExerciseMotion[] = [
  squat,
  sitToStand,
  lunge,
  seatedKneeExtension,
  miniSquat,
  wallSit,
  splitSquat,
  singleLegSquat,
  stepUp,
  standingKneeFlexion,
  proneKneeFlexion,
];
