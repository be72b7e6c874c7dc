import type { YogaPose } from "../../yoga/pose-definition.ts";

/** On the belly, chest and legs lifted, the arms back. */
export const locust: YogaPose = {
  id: "locust",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [70, 18],
  both: {
    knee_flexion: [12, 24],
    hip_flexion: [34, 24],
    thigh_lean: [102, 20],
    shank_lean: [110, 22],
    shoulder_flexion: [-16, 34],
    elbow_flexion: [18, 38],
  },
};
