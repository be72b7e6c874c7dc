import type { YogaPose } from "../../yoga/pose-definition.ts";

/** On one leg; the lead is the lifted one, its sole on the other thigh, its knee out to the side. The arms are free. */
export const tree: YogaPose = {
  id: "tree",
  version: 1,
  position: "standing",
  view: "front",
  sides: "either",
  trunk: [3, 18],
  lead: { knee_flexion: [132, 24], thigh_lean: [54, 20], hip_flexion: [60, 24] },
  other: { knee_flexion: [6, 20], hip_flexion: [6, 16], thigh_lean: [6, 20], shank_lean: [8, 20] },
};
