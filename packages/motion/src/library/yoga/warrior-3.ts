import type { YogaPose } from "../../yoga/pose-definition.ts";

/** The lead is the lifted leg, level with the trunk. The arms are free. */
export const warrior3: YogaPose = {
  id: "warrior_3",
  version: 1,
  position: "standing",
  view: "side",
  sides: "either",
  trunk: [80, 18],
  lead: { knee_flexion: [6, 24], hip_flexion: [12, 22], thigh_lean: [88, 22], shank_lean: [92, 26] },
  other: { knee_flexion: [6, 18], hip_flexion: [78, 20], thigh_lean: [6, 20], shank_lean: [8, 20] },
};
