import type { YogaPose } from "../../yoga/pose-definition.ts";

/** The lead is the front leg; the other knee and shin on the floor. The arms are free. */
export const lowLunge: YogaPose = {
  id: "low_lunge",
  version: 1,
  position: "kneeling",
  view: "side",
  sides: "either",
  trunk: [6, 20],
  lead: { knee_flexion: [102, 26], hip_flexion: [88, 24], thigh_lean: [95, 22], shank_lean: [12, 20] },
  other: { knee_flexion: [66, 30], thigh_lean: [26, 26], shank_lean: [89, 20] },
};
