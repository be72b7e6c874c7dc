import type { YogaPose } from "../../yoga/pose-definition.ts";

/** The lead is the supporting arm; the body one line, turned to the side. */
export const sidePlank: YogaPose = {
  id: "side_plank",
  version: 1,
  position: "floor",
  view: "front",
  sides: "either",
  trunk: [63, 18],
  lead: {
    knee_flexion: [6, 24],
    hip_flexion: [9, 22],
    elbow_flexion: [18, 38],
    shoulder_abduction: [60, 26],
    thigh_lean: [61, 20],
    shank_lean: [62, 20],
  },
  other: {
    knee_flexion: [8, 28],
    hip_flexion: [6, 24],
    elbow_flexion: [18, 38],
    shoulder_abduction: [115, 34],
    thigh_lean: [54, 20],
  },
};
