import { UPRIGHT, palmsOverhead } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On the right leg, the sole of the left foot on its thigh, the knee out to the side, palms together overhead. */
export const tree = yogaMotion({
  id: "tree",
  from: "standing",
  sides: "either",
  pose: (body, sway) =>
    worldPosture(
      body,
      {
        pelvis: { ...UPRIGHT, side: 2 },
        thorax: { ...UPRIGHT, lean: 1, side: -1 },
        head: UPRIGHT,
        legs: {
          left: { yaw: 74, raise: 56, knee: 132, dorsiflexion: -32 },
          right: { yaw: -90, raise: -5, knee: 1, roll: 90, flat: -6 },
        },
        arms: palmsOverhead(body),
      },
      sway,
    ),
});
