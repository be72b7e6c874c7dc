import type { YogaPose } from "../../yoga/pose-definition.ts";

/** On the back with straight legs, the chest lifted on the forearms. */
export const fish: YogaPose = {
  id: "fish",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [66, 24],
  both: {
    knee_flexion: [6, 22],
    hip_flexion: [20, 30],
    thigh_lean: [88, 20],
    shank_lean: [88, 20],
    shoulder_flexion: [-28, 40],
  },
};
