import type { ExerciseMotion } from "../motion.ts";
import { benchPress } from "./bench-press.ts";
import { bentOverRow } from "./bent-over-row.ts";
import { pullUp } from "./pull-up.ts";
import { pushUp } from "./push-up.ts";
import { scaptionRaise } from "./scaption-raise.ts";
import { shoulderAbduction } from "./shoulder-abduction.ts";
import { shoulderExtension } from "./shoulder-extension.ts";
import { shoulderFlexion } from "./shoulder-flexion.ts";
import { shoulderPress } from "./shoulder-press.ts";
import { uprightRow } from "./upright-row.ts";
import { wallPushUp } from "./wall-push-up.ts";
import { wallSlide } from "./wall-slide.ts";

export const SHOULDER: readonly ExerciseMotion[] = [
  pushUp,
  shoulderAbduction,
  shoulderFlexion,
  shoulderExtension,
  scaptionRaise,
  shoulderPress,
  uprightRow,
  bentOverRow,
  wallPushUp,
  wallSlide,
  benchPress,
  pullUp,
];
