import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Hands and feet on the floor, the hips the highest point. */
export const downwardDog: YogaPose = {
  id: "downward_dog",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [134, 18],
  both: {
    knee_flexion: [4, 20],
    hip_flexion: [101, 22],
    thigh_lean: [33, 20],
    shank_lean: [35, 20],
    elbow_flexion: [18, 38],
    shoulder_flexion: [174, 28],
  },
};
