import { sideSign } from "../../body/skeleton.ts";
import { lyingHeight } from "../floor.ts";
import { handAt, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Lying on the belly, legs and pelvis on the floor, the hands under the shoulders lift the chest. */
export const cobra = yogaMotion({
  id: "cobra",
  from: "prone",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: -89, knee: 2, dorsiflexion: -62 };
    return worldPosture(
      body,
      {
        height: lyingHeight(body),
        pelvis: { ...UPRIGHT, lean: 72 },
        thorax: { ...UPRIGHT, lean: 38 },
        head: { ...UPRIGHT, lean: -6 },
        legs: { left: { ...leg, yaw: 4 }, right: { ...leg, yaw: -4 } },
        arms: (side, { shoulder }) =>
          handAt(
            side,
            [
              shoulder[side][0] + sideSign(side) * 0.01 * body.height,
              0.03 * body.height,
              shoulder[side][2] + 0.07 * body.height,
            ],
            [sideSign(side) * 0.4, 0.1, -1],
          ),
      },
      sway,
    );
  },
});
