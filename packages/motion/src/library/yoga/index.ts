import type { YogaPose } from "../../yoga/pose-definition.ts";
import { bridge } from "./bridge.ts";
import { chair } from "./chair.ts";
import { child } from "./child.ts";
import { cobra } from "./cobra.ts";
import { dolphinPlank } from "./dolphin-plank.ts";
import { downwardDog } from "./downward-dog.ts";
import { fish } from "./fish.ts";
import { goddess } from "./goddess.ts";
import { locust } from "./locust.ts";
import { lordOfTheDance } from "./lord-of-the-dance.ts";
import { lowLunge } from "./low-lunge.ts";
import { mountain } from "./mountain.ts";
import { plank } from "./plank.ts";
import { seatedForwardBend } from "./seated-forward-bend.ts";
import { sidePlank } from "./side-plank.ts";
import { staff } from "./staff.ts";
import { tree } from "./tree.ts";
import { triangle } from "./triangle.ts";
import { warrior1 } from "./warrior-1.ts";
import { warrior2 } from "./warrior-2.ts";
import { warrior3 } from "./warrior-3.ts";
import { wideAngleSeatedForwardBend } from "./wide-angle-seated-forward-bend.ts";

/** The yoga poses, in the order of YOGA_POSE_IDS. */
export const YOGA_POSES: readonly YogaPose[] = [
  mountain,
  tree,
  warrior1,
  warrior2,
  warrior3,
  triangle,
  chair,
  downwardDog,
  plank,
  dolphinPlank,
  sidePlank,
  cobra,
  locust,
  bridge,
  goddess,
  fish,
  staff,
  seatedForwardBend,
  wideAngleSeatedForwardBend,
  lowLunge,
  lordOfTheDance,
  child,
];
