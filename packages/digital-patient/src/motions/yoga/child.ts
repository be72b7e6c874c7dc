import { sideSign } from "../../body/skeleton.ts";
import { radians } from "../../geometry/vector.ts";
import { handAt, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Kneeling, the hips back on the heels, folded over the thighs, the arms long ahead on the floor. */
export const child = yogaMotion({
  id: "child",
  from: "kneeling",
  sides: "both",
  pose: (body, sway) => {
    const raise = 63;
    const leg = { raise, knee: raise + 88, dorsiflexion: -82 };
    return worldPosture(
      body,
      {
        height: 0.036 * body.height + body.thigh * Math.cos(radians(raise)),
        pelvis: { ...UPRIGHT, lean: 70 },
        thorax: { ...UPRIGHT, lean: 101 },
        head: { ...UPRIGHT, lean: 112 },
        legs: { left: { ...leg, yaw: 12 }, right: { ...leg, yaw: -12 } },
        arms: (side, { shoulder }) =>
          handAt(
            side,
            [
              shoulder[side][0] + sideSign(side) * 0.02 * body.height,
              0.028 * body.height,
              shoulder[side][2] + 0.98 * (body.upperArm + body.forearm),
            ],
            [sideSign(side), 0.4, 0],
          ),
      },
      sway,
    );
  },
});
