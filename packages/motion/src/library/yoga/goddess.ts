import type { YogaPose } from "../../yoga/pose-definition.ts";

/** A wide squat with knees and toes turned out, the upper arms level. The hands are free. */
export const goddess: YogaPose = {
  id: "goddess",
  version: 1,
  position: "standing",
  view: "front",
  sides: "both",
  trunk: [4, 18],
  both: {
    knee_flexion: [74, 24],
    hip_flexion: [76, 24],
    thigh_lean: [67, 20],
    shank_lean: [14, 26],
    hip_abduction: [62, 30],
  },
};
