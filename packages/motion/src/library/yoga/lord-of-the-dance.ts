import type { YogaPose } from "../../yoga/pose-definition.ts";

/** The lead is the lifted leg, drawn up behind by its hand; the other arm reaches ahead. */
export const lordOfTheDance: YogaPose = {
  id: "lord_of_the_dance",
  version: 1,
  position: "standing",
  view: "side",
  sides: "either",
  trunk: [38, 26],
  lead: { knee_flexion: [94, 44], thigh_lean: [90, 46], shank_lean: [164, 32], shoulder_flexion: [-30, 50] },
  other: { knee_flexion: [6, 22], thigh_lean: [6, 20], shank_lean: [8, 20], shoulder_flexion: [150, 50] },
};
