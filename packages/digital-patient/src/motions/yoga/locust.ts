import { armTowards } from "../../pose/stance.ts";
import { lyingHeight } from "../floor.ts";
import { UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Lying on the belly, chest and straight legs lifted, the arms long beside the body. */
export const locust = yogaMotion({
  id: "locust",
  from: "prone",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: -107, knee: 4, dorsiflexion: -50 };
    return worldPosture(
      body,
      {
        height: lyingHeight(body),
        pelvis: { ...UPRIGHT, lean: 88 },
        thorax: { ...UPRIGHT, lean: 68 },
        head: { ...UPRIGHT, lean: 40 },
        legs: { left: { ...leg, yaw: 2 }, right: { ...leg, yaw: -2 } },
        arms: () => armTowards(-22, 10, 3),
      },
      sway,
    );
  },
});
