import type { ExerciseDefinition } from "../../exercise.ts";
import { anklePump } from "./ankle-pump.ts";
import { heelRaise } from "./heel-raise.ts";

export const ANKLE: readonly ExerciseDefinition[] = [heelRaise, anklePump];
