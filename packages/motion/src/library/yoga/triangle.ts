import type { YogaPose } from "../../yoga/pose-definition.ts";

/** The lead is the leg over which the trunk reaches out; both legs straight, the arms one line. */
export const triangle: YogaPose = {
  id: "triangle",
  version: 1,
  position: "standing",
  view: "front",
  sides: "either",
  trunk: [70, 20],
  both: { knee_flexion: [4, 20], elbow_flexion: [18, 38] },
  lead: { thigh_lean: [27, 20], hip_flexion: [105, 26] },
  other: { thigh_lean: [38, 20], hip_flexion: [26, 26], shoulder_abduction: [106, 32] },
};
