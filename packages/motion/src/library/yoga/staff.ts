import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Sitting upright, the legs straight ahead, the hands beside the hips. */
export const staff: YogaPose = {
  id: "staff",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [4, 18],
  both: {
    knee_flexion: [5, 20],
    hip_flexion: [84, 24],
    thigh_lean: [86, 20],
    shank_lean: [87, 20],
    shoulder_flexion: [-14, 34],
  },
};
