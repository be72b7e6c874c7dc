import { armTowards } from "../../pose/stance.ts";
import { handOnFoot, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On the right leg; the left hand draws the left foot up behind the body, the right arm reaches ahead. */
export const lordOfTheDance = yogaMotion({
  id: "lord_of_the_dance",
  from: "standing",
  sides: "either",
  pose: (body, sway) =>
    worldPosture(
      body,
      {
        pelvis: { ...UPRIGHT, lean: 42 },
        thorax: { ...UPRIGHT, lean: 26 },
        head: { ...UPRIGHT, lean: 6 },
        legs: {
          left: { yaw: 2, raise: -62, knee: 112, dorsiflexion: -40 },
          right: { raise: -2, knee: 3, flat: -4 },
        },
        arms: (side, joints) =>
          side === "left" ? handOnFoot(body, side, joints, 0, [1, 0.3, 0]) : armTowards(138, 4, 4),
      },
      sway,
    ),
});
