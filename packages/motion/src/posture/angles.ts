import { type BodyPlane, lean, level, turn } from "./body-plane.ts";
import type { PostureMeasureName } from "./measures.ts";

/**
 * What the lines of a measure say, in degrees, with the signs of POSTURE_TABLE: plain geometry, nothing corrected.
 * @returns null where the plane lacks a point (C7)
 */
export function plainAngle(name: PostureMeasureName, plane: BodyPlane): number | null {
  const { at, middle } = plane;
  const near = plane.near ?? "left";
  switch (name) {
    case "shoulder_level":
      return level(at("left_shoulder"), at("right_shoulder"));
    case "pelvic_level":
      return level(at("left_hip"), at("right_hip"));
    case "head_tilt":
      return level(at("left_ear"), at("right_ear"));
    case "trunk_lean_frontal":
      return lean(middle("hip"), middle("shoulder"));
    case "weight_shift":
      return lean(middle("ankle"), middle("hip"));
    case "knee_alignment_left":
    case "knee_alignment_right": {
      const side = name === "knee_alignment_left" ? "left" : "right";
      const thigh = lean(at(`${side}_knee`), at(`${side}_hip`));
      const shank = lean(at(`${side}_ankle`), at(`${side}_knee`));
      // A left knee that is inward lies to the person's right of its hip and ankle.
      return side === "left" ? turn(shank, thigh) : turn(thigh, shank);
    }
    case "trunk_lean_sagittal":
      return lean(at(`${near}_hip`), at(`${near}_shoulder`));
    case "forward_head":
      return lean(at(`${near}_shoulder`), at(`${near}_ear`));
    case "craniovertebral_angle":
      return plane.c7 ? 90 - lean(plane.c7, at(`${near}_ear`)) : null;
    case "shoulder_protraction":
      return turn(
        lean(at(`${near}_hip`), at(`${near}_ear`)),
        lean(at(`${near}_hip`), at(`${near}_shoulder`)),
      );
    case "pelvis_over_ankle":
      return lean(at(`${near}_ankle`), at(`${near}_hip`));
    case "knee_sagittal":
      // The thigh leans back over a bent knee.
      return turn(lean(at(`${near}_knee`), at(`${near}_hip`)), lean(at(`${near}_ankle`), at(`${near}_knee`)));
  }
}
