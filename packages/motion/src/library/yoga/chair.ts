import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Sitting back with the arms in line with the trunk. */
export const chair: YogaPose = {
  id: "chair",
  version: 1,
  position: "standing",
  view: "side",
  sides: "both",
  trunk: [34, 18],
  both: {
    knee_flexion: [76, 24],
    hip_flexion: [86, 26],
    thigh_lean: [56, 22],
    shank_lean: [22, 20],
    elbow_flexion: [18, 38],
    shoulder_flexion: [162, 45],
  },
};
