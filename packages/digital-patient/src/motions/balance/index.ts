import type { ExerciseMotion } from "../motion.ts";
import { kneeRaiseHold } from "./knee-raise-hold.ts";
import { singleLegDeadlift } from "./single-leg-deadlift.ts";
import { singleLegStance } from "./single-leg-stance.ts";

export const BALANCE: readonly ExerciseMotion[] = [singleLegStance, kneeRaiseHold, singleLegDeadlift];
