import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Legs and pelvis on the floor, the chest lifted. */
export const cobra: YogaPose = {
  id: "cobra",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [36, 24],
  both: { knee_flexion: [6, 22], hip_flexion: [52, 26], thigh_lean: [88, 20], shank_lean: [92, 20] },
};
