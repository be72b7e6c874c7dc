import { sideSign } from "../../body/skeleton.ts";
import { lyingHeight } from "../floor.ts";
import { handAt, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On the back with straight legs, propped on the forearms: the chest lifted, the crown towards the floor. */
export const fish = yogaMotion({
  id: "fish",
  from: "supine",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: 90, knee: 2, dorsiflexion: -30 };
    return worldPosture(
      body,
      {
        height: lyingHeight(body),
        pelvis: { ...UPRIGHT, lean: -80 },
        thorax: { ...UPRIGHT, lean: -62 },
        head: { ...UPRIGHT, lean: -142 },
        legs: { left: { ...leg, yaw: 2 }, right: { ...leg, yaw: -2 } },
        arms: (side, { shoulder, hip }) =>
          handAt(
            side,
            [
              hip[side][0] + sideSign(side) * 0.03 * body.height,
              0.022 * body.height,
              shoulder[side][2] + 0.2 * body.height,
            ],
            [sideSign(side) * 0.3, -1, -0.6],
          ),
      },
      sway,
    );
  },
});
