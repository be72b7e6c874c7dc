import { sideSign } from "../../body/skeleton.ts";
import { sittingHeight } from "./entries.ts";
import { handAt, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Sitting with straight legs wide apart, folded forward between them, the hands on the floor ahead. */
export const wideAngleSeatedForwardBend = yogaMotion({
  id: "wide_angle_seated_forward_bend",
  from: "sitting",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: 90, knee: 1, dorsiflexion: 0 };
    return worldPosture(
      body,
      {
        height: sittingHeight(body),
        pelvis: { ...UPRIGHT, lean: 36 },
        thorax: { ...UPRIGHT, lean: 66 },
        head: { ...UPRIGHT, lean: 84 },
        legs: { left: { ...leg, yaw: 56 }, right: { ...leg, yaw: -56 } },
        arms: (side, { shoulder }) =>
          handAt(
            side,
            [
              shoulder[side][0] + sideSign(side) * 0.03 * body.height,
              0.03 * body.height,
              shoulder[side][2] + 0.25 * body.height,
            ],
            [sideSign(side), 0.5, 0],
          ),
      },
      sway,
    );
  },
});
