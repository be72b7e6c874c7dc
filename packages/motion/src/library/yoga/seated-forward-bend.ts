import type { YogaPose } from "../../yoga/pose-definition.ts";

/** Sitting with straight legs, folded forward over them. */
export const seatedForwardBend: YogaPose = {
  id: "seated_forward_bend",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [72, 24],
  both: { knee_flexion: [6, 24], hip_flexion: [153, 30], thigh_lean: [86, 20], shank_lean: [86, 20] },
};
