import { degrees } from "../../geometry/vector.ts";
import { ARMS_OVERHEAD, dropOf, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** The left foot ahead, its knee over it, the right knee and shin on the floor far behind; upright, arms to the sky. */
export const lowLunge = yogaMotion({
  id: "low_lunge",
  from: "standing",
  sides: "either",
  pose: (body, sway) => {
    const height = dropOf(body, 93, 104) + body.ankleHeight;
    const rear = degrees(Math.acos(Math.min(1, (height - 0.034 * body.height) / body.thigh)));
    return worldPosture(
      body,
      {
        height,
        pelvis: { ...UPRIGHT, lean: 12 },
        thorax: { ...UPRIGHT, lean: -4 },
        head: { ...UPRIGHT, lean: -10 },
        legs: {
          left: { raise: 93, knee: 104, flat: 2 },
          right: { raise: -rear, knee: 89 - rear, dorsiflexion: -80 },
        },
        arms: () => ARMS_OVERHEAD,
      },
      sway,
    );
  },
});
