import { sideSign } from "../../body/skeleton.ts";
import { armTowards } from "../../pose/stance.ts";
import { handAt, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Legs straight and wide; the trunk reaches out over the left leg, that hand on the shin, the other to the sky. */
export const triangle = yogaMotion({
  id: "triangle",
  from: "standing",
  sides: "either",
  pose: (body, sway) =>
    worldPosture(
      body,
      {
        pelvis: { yaw: 8, lean: 4, side: 42 },
        thorax: { ...UPRIGHT, lean: 4, side: 72 },
        head: { yaw: 0, lean: 0, side: 62 },
        legs: {
          left: { yaw: 88, raise: 26, knee: 1, roll: -20, flat: 84 },
          right: { yaw: -90, raise: 38, knee: 1, roll: 84, flat: -8 },
        },
        arms: (side, { ankle, knee, shoulder }) =>
          side === "left"
            ? handAt(
                side,
                [
                  0.75 * ankle.left[0] + 0.25 * knee.left[0] - 0.02 * body.height,
                  Math.max(0.1 * body.height, shoulder.left[1] - 0.98 * (body.upperArm + body.forearm)),
                  ankle.left[2] + 0.04 * body.height,
                ],
                [sideSign(side), 0, -0.3],
                [0.2, -1, 0],
              )
            : armTowards(0, 106, 3, 0, 40),
      },
      sway,
    ),
});
