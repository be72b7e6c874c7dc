import type { YogaPose } from "../../yoga/pose-definition.ts";

/** On the back, the feet flat, the hips lifted. */
export const bridge: YogaPose = {
  id: "bridge",
  version: 1,
  position: "floor",
  view: "side",
  sides: "both",
  trunk: [110, 24],
  both: { knee_flexion: [90, 28], hip_flexion: [12, 22], thigh_lean: [114, 20], shank_lean: [22, 22] },
};
