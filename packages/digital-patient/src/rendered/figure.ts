import { Group, Mesh } from "three";
import type { Object3D } from "three";
import type { Body } from "../body/body.ts";
import { jointsOf, SEGMENTS, SIDES } from "../body/skeleton.ts";
import type { Posture, Segment } from "../body/skeleton.ts";
import type { Vec3 } from "../geometry/vector.ts";
import { carriedThorax } from "./carried-thorax.ts";
import { buildHead } from "./head.ts";
import { buildForearm, buildHand, buildShank, buildShoe, buildThigh, buildUpperArm } from "./limbs.ts";
import { lookOf } from "./looks.ts";
import { paint } from "./parts.ts";
import { buildPelvis, buildThorax } from "./trunk.ts";

/** The drawn body: rigid parts that follow a posture exactly. */
export type Figure = { readonly group: Group; readonly pose: (posture: Posture) => void };

/** Builds a person of rounded shapes around the skeleton's joints. */
export function buildFigure(body: Body): Figure {
  const look = lookOf(body);
  const flesh = paint(look.skin);
  const shirt = paint(look.shirt);
  const cloth = paint(look.trousers);
  const upper = paint(look.shoe);
  const sole = paint(look.sole);
  const thorax = buildThorax(body, shirt, flesh);
  const bend = carriedThorax(body, thorax);
  const parts = new Map<Segment, Group>([
    ["pelvis", buildPelvis(body, cloth)],
    ["thorax", thorax],
    ["head", buildHead(body, look)],
  ]);
  for (const side of SIDES) {
    parts.set(`upper_arm_${side}`, buildUpperArm(body, flesh, shirt));
    parts.set(`forearm_${side}`, buildForearm(body, flesh));
    parts.set(`hand_${side}`, buildHand(body, side, flesh));
    parts.set(`thigh_${side}`, buildThigh(body, side, cloth));
    parts.set(`shank_${side}`, buildShank(body, cloth, flesh));
    parts.set(`foot_${side}`, buildShoe(body, upper, sole));
  }
  const group = new Group();
  for (const part of parts.values()) {
    group.add(part);
    part.traverse(sparePettyShadow);
  }

  return {
    group,
    pose: (posture) => {
      bend(posture.carriage);
      const joints = jointsOf(body, posture);
      const origin: Record<Segment, Vec3> = {
        pelvis: joints.midHip,
        thorax: joints.midHip,
        head: joints.head,
        upper_arm_left: joints.shoulder.left,
        upper_arm_right: joints.shoulder.right,
        forearm_left: joints.elbow.left,
        forearm_right: joints.elbow.right,
        hand_left: joints.wrist.left,
        hand_right: joints.wrist.right,
        thigh_left: joints.hip.left,
        thigh_right: joints.hip.right,
        shank_left: joints.knee.left,
        shank_right: joints.knee.right,
        foot_left: joints.ankle.left,
        foot_right: joints.ankle.right,
      };
      for (const segment of SEGMENTS) {
        const part = parts.get(segment);
        part?.position.set(...origin[segment]);
        part?.quaternion.set(...posture.turn[segment]);
      }
    },
  };
}

/** Fingers and eyes throw no shadow that anybody would miss: half of the shadow's work. */
function sparePettyShadow(object: Object3D): void {
  if (!(object instanceof Mesh)) return;
  object.geometry.computeBoundingSphere();
  const reach =
    (object.geometry.boundingSphere?.radius ?? 0) * Math.max(object.scale.x, object.scale.y, object.scale.z);
  if (reach < 0.04) object.castShadow = false;
}
