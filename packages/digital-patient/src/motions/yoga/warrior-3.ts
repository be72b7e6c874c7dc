import { ARMS_OVERHEAD, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On the right leg; trunk, arms and the left leg make one level line. */
export const warrior3 = yogaMotion({
  id: "warrior_3",
  from: "standing",
  sides: "either",
  pose: (body, sway) =>
    worldPosture(
      body,
      {
        pelvis: { ...UPRIGHT, lean: 84 },
        thorax: { ...UPRIGHT, lean: 82 },
        head: { ...UPRIGHT, lean: 66 },
        legs: {
          left: { raise: -87, knee: 3, dorsiflexion: -15 },
          right: { raise: -3, knee: 3, flat: -2 },
        },
        arms: () => ARMS_OVERHEAD,
      },
      sway,
    ),
});
