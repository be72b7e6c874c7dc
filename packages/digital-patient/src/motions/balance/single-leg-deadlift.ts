import { clamp, ease, lerp } from "../../geometry/vector.ts";
import { hingedPosture } from "../hinged.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On one leg the trunk goes down and the other leg up behind, in one line, like a pair of scales. */
export const singleLegDeadlift: ExerciseMotion = {
  id: "single-leg-deadlift",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.7, peak: 0.3, back: 1.6, rest: 0.7 },
  posture(body, move) {
    const carrying = move.side;
    const p = move.progress[carrying];
    return hingedPosture(body, {
      sway: move.sway,
      lean: lerp(0, 68, p),
      knee: lerp(5, 16, p),
      oneLeg: {
        carrying,
        shifted: ease(p, 0, 0.4),
        free: {
          kind: "free",
          flexion: lerp(1, -4, clamp(p, 0, 1)),
          abduction: 0,
          rotation: 0,
          knee: lerp(14, 6, clamp(p, 0, 1)),
          dorsiflexion: lerp(6, -18, clamp(p, 0, 1) ** 2),
        },
      },
    });
  },
};
