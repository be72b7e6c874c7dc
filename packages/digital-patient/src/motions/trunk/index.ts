import type { ExerciseMotion } from "../motion.ts";
import { birdDog } from "./bird-dog.ts";
import { curlUp } from "./curl-up.ts";
import { deadBug } from "./dead-bug.ts";
import { mountainClimber } from "./mountain-climber.ts";
import { plank } from "./plank.ts";
import { pronePressUp } from "./prone-press-up.ts";
import { seatedTrunkFlexion } from "./seated-trunk-flexion.ts";
import { sidePlank } from "./side-plank.ts";
import { sitUp } from "./sit-up.ts";
import { standingSideBend } from "./standing-side-bend.ts";
import { standingTrunkFlexion } from "./standing-trunk-flexion.ts";
import { superman } from "./superman.ts";

export const TRUNK: readonly ExerciseMotion[] = [
  plank,
  sitUp,
  curlUp,
  deadBug,
  birdDog,
  sidePlank,
  mountainClimber,
  superman,
  pronePressUp,
  seatedTrunkFlexion,
  standingTrunkFlexion,
  standingSideBend,
];
