import { ARMS_OVERHEAD, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Feet together, sitting back as if on a chair, the arms in line with the trunk. */
export const chair = yogaMotion({
  id: "chair",
  from: "standing",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: 58, knee: 80, flat: 0 };
    const lean = 36;
    return worldPosture(
      body,
      {
        pelvis: { ...UPRIGHT, lean: lean - 6 },
        thorax: { ...UPRIGHT, lean },
        head: { ...UPRIGHT, lean: lean - 18 },
        legs: { left: leg, right: leg },
        arms: () => ARMS_OVERHEAD,
      },
      sway,
    );
  },
});
