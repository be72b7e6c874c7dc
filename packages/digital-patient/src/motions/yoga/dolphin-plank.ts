import { STILL } from "../motion.ts";
import { plank } from "../trunk/plank.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On forearms and toes, straight from head to heels. */
export const dolphinPlank = yogaMotion({
  id: "dolphin_plank",
  from: "kneeling",
  sides: "both",
  pose: (body, sway) => plank.posture(body, { ...STILL, sway, progress: { left: 1, right: 1 } }),
});
