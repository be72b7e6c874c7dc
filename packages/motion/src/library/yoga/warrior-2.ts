import type { YogaPose } from "../../yoga/pose-definition.ts";

/** The lead is the bent leg, out to its side; the trunk upright, the arms level. */
export const warrior2: YogaPose = {
  id: "warrior_2",
  version: 1,
  position: "standing",
  view: "front",
  sides: "either",
  trunk: [3, 18],
  both: { elbow_flexion: [18, 38], shoulder_abduction: [90, 20] },
  lead: { knee_flexion: [76, 22], thigh_lean: [72, 20], shank_lean: [8, 20] },
  other: { knee_flexion: [8, 26], thigh_lean: [46, 20], shank_lean: [52, 20] },
};
