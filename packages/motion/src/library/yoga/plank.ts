import type { YogaPose } from "../../yoga/pose-definition.ts";

/** On hands and toes, in one line, the elbows straight. */
export const plank: YogaPose = {
  id: "plank",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [70, 18],
  both: {
    knee_flexion: [4, 20],
    hip_flexion: [9, 18],
    elbow_flexion: [18, 38],
    thigh_lean: [72, 20],
    shank_lean: [74, 20],
    shoulder_flexion: [68, 26],
  },
};
