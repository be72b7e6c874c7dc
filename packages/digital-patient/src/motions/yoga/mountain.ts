import { armTowards } from "../../pose/stance.ts";
import { standingPosture } from "../standing.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** Feet together, straight from heel to crown, the arms long beside the body with the palms forward. */
export const mountain = yogaMotion({
  id: "mountain",
  from: "standing",
  sides: "both",
  pose: (body, sway) => {
    const arm = armTowards(2, 11 + 4 * body.build, 3, -25, 55);
    return standingPosture(body, {
      sway,
      width: 0.036 * body.height,
      toeOut: 2,
      knee: 2,
      arms: { left: arm, right: arm },
    });
  },
});
