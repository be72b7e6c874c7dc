import type { ExerciseDefinition } from "../../exercise.ts";
import { singleLegStance } from "./single-leg-stance.ts";

export const BALANCE: readonly ExerciseDefinition[] = [singleLegStance];
