import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Sitting with straight legs wide apart, folded forward between them. */
export const wideAngleSeatedForwardBend: YogaPose = {
  id: "wide_angle_seated_forward_bend",
  version: 1,
  position: "floor",
  view: "front",
  sides: "both",
  trunk: [68, 26],
  both: {
    knee_flexion: [6, 26],
    hip_flexion: [124, 32],
    thigh_lean: [86, 20],
    shank_lean: [88, 20],
    hip_abduction: [122, 40],
  },
};
