import { sideSign } from "../../body/skeleton.ts";
import { sittingHeight } from "./entries.ts";
import { handAt, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Sitting upright, the legs straight ahead, the hands on the floor beside the hips. */
export const staff = yogaMotion({
  id: "staff",
  from: "sitting",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: 90, knee: 1, dorsiflexion: 2 };
    return worldPosture(
      body,
      {
        height: sittingHeight(body),
        pelvis: UPRIGHT,
        thorax: { ...UPRIGHT, lean: -1 },
        head: UPRIGHT,
        legs: { left: leg, right: leg },
        arms: (side, { shoulder }) =>
          handAt(
            side,
            [shoulder[side][0] + sideSign(side) * 0.012 * body.height, 0.03 * body.height, shoulder[side][2]],
            [sideSign(side) * 0.2, 0, -1],
          ),
      },
      sway,
    );
  },
});
