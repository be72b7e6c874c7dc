import { sideSign } from "../../body/skeleton.ts";
import { sittingHeight } from "./entries.ts";
import { handOnFoot, UPRIGHT } from "./shapes.ts";
import { worldPosture } from "./world-pose.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Sitting with the legs straight ahead, folded forward over them, the hands at the feet. */
export const seatedForwardBend = yogaMotion({
  id: "seated_forward_bend",
  from: "sitting",
  sides: "both",
  pose: (body, sway) => {
    const leg = { raise: 90, knee: 2, dorsiflexion: -4 };
    return worldPosture(
      body,
      {
        height: sittingHeight(body),
        pelvis: { ...UPRIGHT, lean: 36 },
        thorax: { ...UPRIGHT, lean: 68 },
        head: { ...UPRIGHT, lean: 98 },
        legs: { left: leg, right: leg },
        arms: (side, joints) => handOnFoot(body, side, joints, 0.07, [sideSign(side), -0.4, 0]),
      },
      sway,
    );
  },
});
