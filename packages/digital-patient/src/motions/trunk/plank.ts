import { jointsOf } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { findRoot } from "../../pose/find-root.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { armTowards } from "../../pose/stance.ts";
import { pronePosture, proneBody } from "../floor.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On forearms and toes. Progress 0: the hips still high, 1: one line. */
export const plank: ExerciseMotion = {
  id: "plank",
  position: "floor",
  prop: "mat",
  counting: "hold",
  sides: "both",
  seconds: { out: 1.2, peak: 10, back: 1.2, rest: 1 },
  posture(body, move) {
    const p = clamp((move.progress.left + move.progress.right) / 2, 0, 1.2);
    const sag = lerp(-32, 1, p) + move.sway.lean * 0.8 + move.extraLean * 0.4;
    const arm =
      (lean: number) =>
      (side: PatientSide): ArmSpec =>
        armTowards(lean - sag + 2 + move.sway.arms[side] * 0.2, 2, 92, 14, -55);
    const lean = findRoot(
      (x) =>
        jointsOf(body, pronePosture(body, proneBody(body, x, sag), arm(x), 0)).elbow.left[1] -
        0.022 * body.height,
      50,
      110,
      40,
    );
    return pronePosture(body, proneBody(body, lean, sag), arm(lean), 18);
  },
};
