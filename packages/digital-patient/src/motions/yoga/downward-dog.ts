import { radians } from "../../geometry/vector.ts";
import { ARMS_OVERHEAD, straightLegFor, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

const LEAN = 134;

/** Hands and feet on the floor, the hips the highest point: legs one straight line, arms and trunk the other. */
export const downwardDog = yogaMotion({
  id: "downward_dog",
  from: "kneeling",
  sides: "both",
  pose: (body, sway) => {
    const line = body.trunk + 0.99 * (body.upperArm + body.forearm);
    const height = 0.03 * body.height - line * Math.cos(radians(LEAN));
    const back = straightLegFor(body, height - body.ankleHeight - 0.008 * body.height);
    const leg = { raise: -back, knee: 2, flat: 0, heelRise: 6 };
    return worldPosture(
      body,
      {
        height,
        pelvis: { ...UPRIGHT, lean: LEAN - 10 },
        thorax: { ...UPRIGHT, lean: LEAN },
        head: { ...UPRIGHT, lean: LEAN + 18 },
        legs: { left: leg, right: leg },
        arms: () => ({ ...ARMS_OVERHEAD, elevation: 179 }),
      },
      sway,
    );
  },
});
