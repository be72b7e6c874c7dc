import { STILL } from "../motion.ts";
import { pushUp } from "../shoulder/push-up.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On hands and toes, straight from head to heels: a push-up before it begins. */
export const plank = yogaMotion({
  id: "plank",
  from: "kneeling",
  sides: "both",
  pose: (body, sway) => pushUp.posture(body, { ...STILL, sway }),
});
