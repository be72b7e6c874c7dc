import type { YogaPose } from "../../yoga/pose-definition.ts";

/** On forearms and toes, in one line. */
export const dolphinPlank: YogaPose = {
  id: "dolphin_plank",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [84, 18],
  both: {
    knee_flexion: [6, 20],
    hip_flexion: [9, 18],
    elbow_flexion: [84, 30],
    thigh_lean: [80, 20],
    shank_lean: [84, 20],
    shoulder_flexion: [85, 26],
  },
};
