import type { Body } from "../body/body.ts";
import { blendOnFloor, SEGMENTS } from "../body/skeleton.ts";
import type { Posture } from "../body/skeleton.ts";
import { rotate } from "../geometry/quaternion.ts";
import { distance, ease } from "../geometry/vector.ts";
import { NO_SWAY, STILL } from "../motions/motion.ts";
import { squat } from "../motions/knee/squat.ts";
import { resting } from "./part.ts";
import type { Part } from "./part.ts";

/** What it takes to get from the end of one part to the beginning of the next; null if they are the same already. */
export function createTransition(body: Body, before: Part, after: Part): Part | null {
  const from = before.at(before.durationMs, NO_SWAY).posture;
  const to = after.at(0, NO_SWAY).posture;
  const apart = difference(from, to);
  if (apart < 1e-3) return null;
  const down =
    bearingOf(body, from) !== bearingOf(body, to) &&
    [from, to].some((one) => bearingOf(body, one) === "lying");
  const through = down ? crouch(body) : null;
  const durationMs = down ? 3600 : Math.max(500, Math.min(1600, 700 + apart * 900));
  return {
    kind: "transition",
    durationMs,
    motion: after.motion ?? before.motion,
    repetitions: [],
    holds: [],
    at: (t, sway) => {
      const a = before.at(before.durationMs, sway).posture;
      const b = after.at(0, sway).posture;
      const s = t / durationMs;
      if (!through) return resting(blendOnFloor(body, a, b, ease(s)));
      return resting(
        s < 0.5
          ? blendOnFloor(body, a, through, ease(s * 2))
          : blendOnFloor(body, through, b, ease(s * 2 - 1)),
      );
    },
  };
}

/** Whether a body stands, sits or is down on the floor. */
export function bearingOf(body: Body, posture: Posture): "standing" | "sitting" | "lying" {
  if (rotate(posture.turn.thorax, [0, 1, 0])[1] < 0.5) return "lying";
  return posture.root[1] > 0.42 * body.height ? "standing" : "sitting";
}

function crouch(body: Body): Posture {
  return squat.posture(body, {
    ...STILL,
    progress: { left: 1.15, right: 1.15 },
    extraLean: 12,
    arms: "forward",
  });
}

/** How far two postures are from each other: metres of the hips plus the largest turn, in units of a quarter turn. */
function difference(a: Posture, b: Posture): number {
  let turn = 0;
  for (const segment of SEGMENTS) {
    const [p, q] = [a.turn[segment], b.turn[segment]];
    const cosine = Math.min(1, Math.abs(p[0] * q[0] + p[1] * q[1] + p[2] * q[2] + p[3] * q[3]));
    turn = Math.max(turn, Math.acos(cosine) / (Math.PI / 4));
  }
  return distance(a.root, b.root) + turn;
}
