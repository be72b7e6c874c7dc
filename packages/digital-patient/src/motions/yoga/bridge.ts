import { gluteBridge } from "../hip/glute-bridge.ts";
import { STILL } from "../motion.ts";
import { yogaMotion } from "./yoga-motion.ts";

/** On the back, the feet flat, the hips lifted until shoulders, hips and knees are one line. */
export const bridge = yogaMotion({
  id: "bridge",
  from: "supine",
  sides: "both",
  pose: (body, sway) => gluteBridge.posture(body, { ...STILL, sway, progress: { left: 1, right: 1 } }),
});
