import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Kneeling, the hips on the heels, folded over the thighs. The arms are free. */
export const child: YogaPose = {
  id: "child",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [98, 24],
  both: { knee_flexion: [148, 28], hip_flexion: [160, 28], thigh_lean: [66, 22], shank_lean: [88, 20] },
};
