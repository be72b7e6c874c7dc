import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Standing at full height, the arms long beside the body. */
export const mountain: YogaPose = {
  id: "mountain",
  version: 1,
  position: "standing",
  view: "front",
  sides: "both",
  trunk: [2, 18],
  both: {
    knee_flexion: [4, 16],
    hip_flexion: [6, 16],
    elbow_flexion: [12, 24],
    shoulder_abduction: [13, 18],
    thigh_lean: [3, 20],
    shank_lean: [4, 20],
  },
};
