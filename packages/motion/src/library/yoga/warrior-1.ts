import type { YogaPose } from "../../yoga/pose-definition.ts";

/** The lead is the front leg, bent; the trunk upright, the arms overhead. */
export const warrior1: YogaPose = {
  id: "warrior_1",
  version: 1,
  position: "standing",
  view: "side",
  sides: "either",
  trunk: [4, 18],
  both: { elbow_flexion: [18, 38], shoulder_flexion: [172, 36] },
  lead: { knee_flexion: [74, 22], thigh_lean: [70, 20], shank_lean: [6, 20] },
  other: { knee_flexion: [8, 26], thigh_lean: [48, 20], shank_lean: [54, 20] },
};
