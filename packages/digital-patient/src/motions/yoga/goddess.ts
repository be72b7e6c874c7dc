import { armTowards } from "../../pose/stance.ts";
import { UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** A wide squat, knees and toes turned out, the upper arms level and the hands up. */
export const goddess = yogaMotion({
  id: "goddess",
  from: "standing",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: 68, knee: 72 };
    return worldPosture(
      body,
      {
        pelvis: { ...UPRIGHT, lean: 6 },
        thorax: { ...UPRIGHT, lean: 3 },
        head: UPRIGHT,
        legs: { left: { ...leg, yaw: 58, flat: 52 }, right: { ...leg, yaw: -58, flat: -52 } },
        arms: () => armTowards(0, 88, 90, -86),
      },
      sway,
    );
  },
});
