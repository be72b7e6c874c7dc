import { armTowards } from "../../pose/stance.ts";
import { dropOf, straightLegFor, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** A wide stride to the left, that knee bent over its foot; the trunk upright to the front, the arms level, the gaze left. */
export const warrior2 = yogaMotion({
  id: "warrior_2",
  from: "standing",
  sides: "either",
  pose: (body, sway) => {
    const drop = dropOf(body, 70, 74);
    return worldPosture(
      body,
      {
        pelvis: { yaw: 12, lean: 2, side: 0 },
        thorax: { ...UPRIGHT, lean: 1 },
        head: { ...UPRIGHT, yaw: 72 },
        legs: {
          left: { yaw: 84, raise: 70, knee: 74, flat: 86 },
          right: { yaw: -92, raise: straightLegFor(body, drop), knee: 2, roll: 80, flat: -6 },
        },
        arms: () => armTowards(0, 90, 3, -10, 60),
      },
      sway,
    );
  },
});
