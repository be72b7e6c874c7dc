import { ARMS_OVERHEAD, dropOf, straightLegFor, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** The left foot far ahead, its knee bent over it, the other leg straight behind; upright, arms to the sky. */
export const warrior1 = yogaMotion({
  id: "warrior_1",
  from: "standing",
  sides: "either",
  pose: (body, sway) => {
    const drop = dropOf(body, 68, 70);
    return worldPosture(
      body,
      {
        pelvis: { yaw: -12, lean: 14, side: 0 },
        thorax: { yaw: -5, lean: -3, side: 0 },
        head: { ...UPRIGHT, lean: -8 },
        legs: {
          left: { yaw: 4, raise: 68, knee: 70, flat: 2 },
          right: { yaw: 4, raise: -straightLegFor(body, drop), knee: 2, roll: -20, flat: -36 },
        },
        arms: () => ARMS_OVERHEAD,
      },
      sway,
    );
  },
});
