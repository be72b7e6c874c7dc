import type { ExerciseMotion } from "../motion.ts";
import { donkeyKick } from "./donkey-kick.ts";
import { gluteBridge } from "./glute-bridge.ts";
import { hipAbduction } from "./hip-abduction.ts";
import { hipHinge } from "./hip-hinge.ts";
import { marching } from "./marching.ts";
import { sideLunge } from "./side-lunge.ts";
import { sideLyingHipAbduction } from "./side-lying-hip-abduction.ts";
import { sumoSquat } from "./sumo-squat.ts";

export const HIP: readonly ExerciseMotion[] = [
  gluteBridge,
  hipAbduction,
  sideLunge,
  marching,
  sideLyingHipAbduction,
  donkeyKick,
  hipHinge,
  sumoSquat,
];
