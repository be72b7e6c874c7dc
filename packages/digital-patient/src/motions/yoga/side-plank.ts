import { jointsOf } from "../../body/skeleton.ts";
import type { Posture } from "../../body/skeleton.ts";
import type { Body } from "../../body/body.ts";
import { findRoot } from "../../pose/find-root.ts";
import { armTowards } from "../../pose/stance.ts";
import type { Sway } from "../motion.ts";
import { handAt, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On the left hand and the edge of the left foot, the body one straight line, the right arm to the sky. */
export const sidePlank = yogaMotion({
  id: "side_plank",
  from: "kneeling",
  sides: "either",
  pose: (body, sway) => {
    const arm = 0.99 * (body.upperArm + body.forearm) + 0.03 * body.height;
    const tilt = findRoot((x) => jointsOf(body, tilted(body, x, sway)).shoulder.left[1] - arm, 45, 88, 30);
    return tilted(body, tilt, sway);
  },
});

/** The line of the body `tilt` degrees from upright, to the left. */
function tilted(body: Body, tilt: number, sway: Sway): Posture {
  const trunk = { ...UPRIGHT, side: tilt };
  return worldPosture(
    body,
    {
      pelvis: trunk,
      thorax: trunk,
      head: { ...UPRIGHT, side: tilt - 4 },
      legs: {
        left: { yaw: -90, raise: tilt, knee: 1, roll: 90, dorsiflexion: 5 },
        right: { yaw: -90, raise: tilt - 9, knee: 1, roll: 90, dorsiflexion: 5 },
      },
      arms: (side, { shoulder }) =>
        side === "left"
          ? handAt(side, [shoulder.left[0], 0.03 * body.height, shoulder.left[2]], [0, 0, -1], [1, -0.1, 0.2])
          : armTowards(0, 180 - tilt, 3, 0, 40),
    },
    sway,
  );
}
