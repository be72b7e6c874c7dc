import type { Body } from "../../body/body.ts";
import { sideSign } from "../../body/skeleton.ts";
import type { Posture } from "../../body/skeleton.ts";
import { armTowards } from "../../pose/stance.ts";
import { lyingHeight } from "../floor.ts";
import type { Sway } from "../motion.ts";
import { standingPosture } from "../standing.ts";
import { worldPosture } from "./world-pose.ts";

/** Postures that poses are entered from. */
export type Entry = "standing" | "sitting" | "kneeling" | "supine" | "prone";

const UPRIGHT = { yaw: 0, lean: 0, side: 0 };

export const ENTRIES: Readonly<Record<Entry, (body: Body, sway: Sway) => Posture>> = {
  standing: (body, sway) => standingPosture(body, { sway }),
  sitting: (body, sway) => {
    const leg = { raise: 90, knee: 2, dorsiflexion: -15 };
    return worldPosture(
      body,
      {
        height: sittingHeight(body),
        pelvis: { ...UPRIGHT, lean: -4 },
        thorax: { ...UPRIGHT, lean: 2 },
        head: UPRIGHT,
        legs: { left: { ...leg, yaw: 3 }, right: { ...leg, yaw: -3 } },
        arms: () => armTowards(28, 6, 30, 10),
      },
      sway,
    );
  },
  // On hands and knees.
  kneeling: (body, sway) => {
    const leg = { raise: 2, knee: 92, dorsiflexion: -80 };
    return worldPosture(
      body,
      {
        height: 0.036 * body.height + body.thigh,
        pelvis: { ...UPRIGHT, lean: 84 },
        thorax: { ...UPRIGHT, lean: 84 },
        head: { ...UPRIGHT, lean: 60 },
        legs: { left: leg, right: leg },
        arms: (side, { shoulder }) => ({
          kind: "reach",
          wrist: [shoulder[side][0], 0.03 * body.height, shoulder[side][2] + 0.01],
          elbowTowards: [sideSign(side), 0, -0.5],
          fingers: [0, -0.1, 1],
          thumb: [-sideSign(side), 0, 0.2],
        }),
      },
      sway,
    );
  },
  supine: (body, sway) => {
    const leg = { raise: 90, knee: 2, dorsiflexion: -25 };
    return worldPosture(
      body,
      {
        height: lyingHeight(body),
        pelvis: { ...UPRIGHT, lean: -90 },
        thorax: { ...UPRIGHT, lean: -90 },
        head: { ...UPRIGHT, lean: -86 },
        legs: { left: { ...leg, yaw: 5 }, right: { ...leg, yaw: -5 } },
        arms: () => armTowards(4, 14, 8),
      },
      sway,
    );
  },
  prone: (body, sway) => {
    const leg = { raise: -89, knee: 2, dorsiflexion: -62 };
    return worldPosture(
      body,
      {
        height: lyingHeight(body),
        pelvis: { ...UPRIGHT, lean: 90 },
        thorax: { ...UPRIGHT, lean: 89 },
        head: { ...UPRIGHT, lean: 80 },
        legs: { left: { ...leg, yaw: 4 }, right: { ...leg, yaw: -4 } },
        arms: () => armTowards(-10, 16, 4, 0, 70),
      },
      sway,
    );
  },
};

/** Height of the hip joints over the floor when sitting on it, metres. */
export function sittingHeight(body: Body): number {
  return (0.05 + 0.012 * body.build) * body.height;
}
