import { ANGLE, type AngleName, type Side } from "./angle-names.ts";
import { BONES, LIFTED, LIFTED_LANDMARK } from "./bones.ts";
import type { LandmarkName } from "../pose/landmarks.ts";

/** Numbers of one angle's evidence; the judge takes them by threes. */
export const EVIDENCE_COUNT = 18;

/** The movements that are judged, and the joints they are read from: two bones, a-b and c-d. */
const READ_FROM = {
  knee_flexion: ["hip", "knee", "knee", "ankle"],
  hip_flexion: ["shoulder", "hip", "hip", "knee"],
  elbow_flexion: ["shoulder", "elbow", "elbow", "wrist"],
  shoulder_flexion: ["hip", "shoulder", "shoulder", "elbow"],
  shoulder_abduction: ["hip", "shoulder", "shoulder", "elbow"],
  hip_abduction: ["shoulder", "hip", "hip", "knee"],
  ankle_dorsiflexion: ["knee", "ankle", "heel", "foot_index"],
} as const;

export type JudgedMovement = keyof typeof READ_FROM;
export const JUDGED_MOVEMENTS = Object.keys(READ_FROM) as readonly JudgedMovement[];

type Link = { readonly a: number; readonly b: number; readonly bone: number };

export type JudgedAngle = {
  /** Place in ANGLE_NAMES. */
  readonly angle: number;
  readonly movement: JudgedMovement;
  /** +1 for the left side, −1 for the right, which is judged as its mirror image. */
  readonly sign: 1 | -1;
  readonly first: Link;
  readonly second: Link;
};

const joint = (side: Side, name: string): number => LIFTED.indexOf(`${side}_${name}` as LandmarkName);

function link(side: Side, from: string, to: string): Link {
  const [a, b] = [joint(side, from), joint(side, to)];
  return {
    a,
    b,
    bone: BONES.findIndex((bone) => (bone.a === a && bone.b === b) || (bone.a === b && bone.b === a)),
  };
}

export const JUDGED_ANGLES: readonly JudgedAngle[] = JUDGED_MOVEMENTS.flatMap((movement) =>
  (["left", "right"] as const).map((side): JudgedAngle => {
    const [a, b, c, d] = READ_FROM[movement];
    return {
      angle: ANGLE[`${movement}_${side}` as AngleName],
      movement,
      sign: side === "left" ? 1 : -1,
      first: link(side, a, b),
      second: link(side, c, d),
    };
  }),
);

/** What an angle is judged by; all of one frame. */
export type Evidence = {
  readonly rays: Float64Array;
  readonly depths: Float64Array;
  readonly hints: Float64Array;
  readonly lengths: Float64Array;
  /** Degrees by ANGLE: of the lifted body, and of the network's own. */
  readonly lifted: Float64Array;
  readonly own: Float64Array;
  /** Of 33 landmarks. */
  readonly sight: Float64Array;
  /** Degrees that the camera looks down. */
  readonly pitch: number;
  /** Degrees: 0 towards the camera, 90 their left side to it. */
  readonly facing: number;
};

/** Degrees and degrees of lean and pitch that make about one. */
export const DEGREES_UNIT = 30;
const LEAN_UNIT = 20;
const PITCH_UNIT = 15;

/**
 * The evidence about one angle: what the lifted body, the network's own body and the flat picture say, how well its joints
 * are seen, how its two bones lie in the picture and in depth, as the lift and as the network have them, and how the
 * person is turned.
 * @param out EVIDENCE_COUNT numbers, each about one in size
 */
export function gatherEvidence(judged: JudgedAngle, evidence: Evidence, out: Float64Array): void {
  const { angle, sign, first, second } = judged;
  const { lifted, own, sight } = evidence;
  bone(first, sign, evidence, out, 6);
  bone(second, sign, evidence, out, 10);
  const lift = lifted[angle];
  out[0] = lift / DEGREES_UNIT;
  // Where the network's body does not define the angle it has nothing to add.
  out[1] = (Number.isNaN(own[angle]) ? lift : own[angle]) / DEGREES_UNIT;
  const dot = out[6] * out[10] + out[7] * out[11];
  const sizes = Math.sqrt((out[6] * out[6] + out[7] * out[7]) * (out[10] * out[10] + out[11] * out[11]));
  out[2] = Math.acos(Math.max(-1, Math.min(1, dot / (sizes + 1e-9)))) / (DEGREES_UNIT / DEGREES);
  out[3] = sight[LIFTED_LANDMARK[first.a]];
  out[4] = sight[LIFTED_LANDMARK[first.b]];
  out[5] = sight[LIFTED_LANDMARK[second.b]];
  out[14] = lifted[ANGLE.trunk_lean] / LEAN_UNIT;
  out[15] = evidence.pitch / PITCH_UNIT;
  out[16] = Math.cos(evidence.facing / DEGREES);
  out[17] = sign * Math.sin(evidence.facing / DEGREES);
}

const DEGREES = 180 / Math.PI;

/** A bone in parts of its length: across and down in the picture, and its depth for the network and for the lift. */
function bone(
  { a, b, bone: index }: Link,
  sign: 1 | -1,
  evidence: Evidence,
  out: Float64Array,
  at: number,
): void {
  const { rays, depths, hints, lengths } = evidence;
  const length = lengths[index];
  const scale = (depths[a] + depths[b]) / 2 / length;
  out[at] = sign * (rays[b * 3] - rays[a * 3]) * scale;
  out[at + 1] = (rays[b * 3 + 1] - rays[a * 3 + 1]) * scale;
  out[at + 2] = (hints[b] - hints[a]) / length;
  out[at + 3] = (depths[b] - depths[a]) / length;
}
