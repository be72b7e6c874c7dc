import { LANDMARK, LANDMARK_COUNT } from "@physiocheck/motion";
import type { LandmarkName } from "@physiocheck/motion";
import { carry, carryHead, type Carriage, mirrorCarriage, mixCarriage } from "./carriage.ts";
import { IDENTITY, rotate, slerp } from "../geometry/quaternion.ts";
import type { Quat } from "../geometry/quaternion.ts";
import { add, lerp, mix, scale } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { Body } from "./body.ts";

/** The rigid parts. Every one is unrotated in the anatomical position, facing +z (arms hanging, thumbs forward). */
export const SEGMENTS = [
  "pelvis",
  "thorax",
  "head",
  "upper_arm_left",
  "upper_arm_right",
  "forearm_left",
  "forearm_right",
  "hand_left",
  "hand_right",
  "thigh_left",
  "thigh_right",
  "shank_left",
  "shank_right",
  "foot_left",
  "foot_right",
] as const;
export type Segment = (typeof SEGMENTS)[number];

export const SIDES = ["left", "right"] as const;
export type PatientSide = (typeof SIDES)[number];

/** +1 for the left, which is +x. */
export function sideSign(side: PatientSide): number {
  return side === "left" ? 1 : -1;
}

export function otherSide(side: PatientSide): PatientSide {
  return side === "left" ? "right" : "left";
}

/** A posture: where the middle of the hips is, and how every part is turned in the world. */
export type Posture = {
  readonly root: Vec3;
  readonly turn: Readonly<Record<Segment, Quat>>;
  /** How the shoulders and the head are held on the thorax; level and over it if absent. */
  readonly carriage?: Carriage | undefined;
};

/** Where the joints of a posture are, metres. */
export type Joints = Readonly<
  Record<"hip" | "knee" | "ankle" | "shoulder" | "elbow" | "wrist", Readonly<Record<PatientSide, Vec3>>>
> & {
  readonly midHip: Vec3;
  readonly midShoulder: Vec3;
  /** Between the ears. */
  readonly head: Vec3;
};

/** Joint centres by forward kinematics. */
export function jointsOf(body: Body, posture: Posture): Joints {
  const { root, turn } = posture;
  const midShoulder = add(root, rotate(turn.thorax, [0, body.trunk, 0]));
  const head = add(
    midShoulder,
    add(
      rotate(turn.thorax, carryHead(posture.carriage, [0, 0.045 * body.height, 0])),
      rotate(turn.head, [0, body.neck - 0.045 * body.height, 0.012 * body.height]),
    ),
  );
  const sides = (of: (side: PatientSide) => Vec3): Record<PatientSide, Vec3> => ({
    left: of("left"),
    right: of("right"),
  });
  const hip = sides((side) => add(root, rotate(turn.pelvis, [sideSign(side) * body.halfHips, 0, 0])));
  const knee = sides((side) => add(hip[side], rotate(turn[`thigh_${side}`], [0, -body.thigh, 0])));
  const ankle = sides((side) => add(knee[side], rotate(turn[`shank_${side}`], [0, -body.shank, 0])));
  const shoulder = sides((side) =>
    add(midShoulder, rotate(turn.thorax, carry(posture.carriage, sideSign(side), body.halfShoulders))),
  );
  const elbow = sides((side) =>
    add(shoulder[side], rotate(turn[`upper_arm_${side}`], [0, -body.upperArm, 0])),
  );
  const wrist = sides((side) => add(elbow[side], rotate(turn[`forearm_${side}`], [0, -body.forearm, 0])));
  return { midHip: root, midShoulder, head, hip, knee, ankle, shoulder, elbow, wrist };
}

/** Offsets of the face's landmarks from the head's centre, in parts of the height; x is outwards. */
export const FACE = {
  nose: [0, -0.008, 0.066],
  eye_inner: [0.0105, 0.012, 0.051],
  eye: [0.0185, 0.012, 0.049],
  eye_outer: [0.0265, 0.012, 0.044],
  ear: [0.0435, -0.002, -0.003],
  mouth: [0.0145, -0.031, 0.051],
} as const satisfies Record<string, Vec3>;

/** Offsets of the hand's landmarks from the wrist, in hand lengths; x is outwards, y down the fingers, z to the thumb. */
export const HAND = {
  pinky: [0, -0.6, -0.14],
  index: [0, -0.64, 0.19],
  thumb: [-0.06, -0.44, 0.36],
} as const satisfies Record<string, Vec3>;

/** Ankle's centre to the foot's landmarks, in the foot's own axes, metres. */
export function footOffsets(body: Body): { readonly heel: Vec3; readonly toe: Vec3 } {
  const y = body.soleThickness - body.ankleHeight;
  return { heel: [0, y, -body.heelBack], toe: [0, y, body.foot - body.heelBack] };
}

/** The 33 BlazePose landmarks of a posture, metres, written into `out` (33 × 3). */
export function landmarksOf(
  body: Body,
  posture: Posture,
  out: Float64Array = new Float64Array(LANDMARK_COUNT * 3),
): Float64Array {
  const joints = jointsOf(body, posture);
  const put = (name: LandmarkName, at: Vec3): void => out.set(at, LANDMARK[name] * 3);
  const face = (offset: Vec3, sign: number): Vec3 =>
    add(joints.head, rotate(posture.turn.head, scale([sign * offset[0], offset[1], offset[2]], body.height)));
  put("nose", face(FACE.nose, 1));
  const foot = footOffsets(body);
  for (const side of SIDES) {
    const sign = sideSign(side);
    put(`${side}_eye_inner`, face(FACE.eye_inner, sign));
    put(`${side}_eye`, face(FACE.eye, sign));
    put(`${side}_eye_outer`, face(FACE.eye_outer, sign));
    put(`${side}_ear`, face(FACE.ear, sign));
    put(side === "left" ? "mouth_left" : "mouth_right", face(FACE.mouth, sign));
    put(`${side}_shoulder`, joints.shoulder[side]);
    put(`${side}_elbow`, joints.elbow[side]);
    put(`${side}_wrist`, joints.wrist[side]);
    for (const finger of ["pinky", "index", "thumb"] as const) {
      const [x, y, z] = HAND[finger];
      put(
        `${side}_${finger}`,
        add(joints.wrist[side], rotate(posture.turn[`hand_${side}`], scale([sign * x, y, z], body.hand))),
      );
    }
    put(`${side}_hip`, joints.hip[side]);
    put(`${side}_knee`, joints.knee[side]);
    put(`${side}_ankle`, joints.ankle[side]);
    put(`${side}_heel`, add(joints.ankle[side], rotate(posture.turn[`foot_${side}`], foot.heel)));
    put(`${side}_foot_index`, add(joints.ankle[side], rotate(posture.turn[`foot_${side}`], foot.toe)));
  }
  return out;
}

/** One posture on the way to another, bones unchanged. */
export function blendPostures(a: Posture, b: Posture, s: number): Posture {
  const turn = {} as Record<Segment, Quat>;
  for (const segment of SEGMENTS) turn[segment] = slerp(a.turn[segment], b.turn[segment], s);
  return { root: mix(a.root, b.root, s), turn, carriage: mixCarriage(a.carriage, b.carriage, s) };
}

/** The same posture with left and right exchanged (mirrored in the plane x = 0). */
export function mirrorPosture(posture: Posture): Posture {
  const turn = {} as Record<Segment, Quat>;
  for (const segment of SEGMENTS) {
    const other = segment.endsWith("left")
      ? segment.replace("left", "right")
      : segment.replace("right", "left");
    const [x, y, z, w] = posture.turn[other as Segment] ?? IDENTITY;
    turn[segment] = [x, -y, -z, w];
  }
  return {
    root: [-posture.root[0], posture.root[1], posture.root[2]],
    turn,
    carriage: mirrorCarriage(posture.carriage),
  };
}

/** Lowest of the body's contact points over the floor, metres: soles, knees, hands, pelvis, back. */
export function lowestPoint(body: Body, posture: Posture): number {
  const joints = jointsOf(body, posture);
  const flesh = 0.05 * body.height;
  let low = Math.min(joints.midHip[1], joints.midShoulder[1]) - flesh;
  const sole: readonly Vec3[] = [
    [0, -body.ankleHeight, -body.heelBack],
    [0, -body.ankleHeight, body.foot - body.heelBack],
    // A foot that lies on its back touches with its toes.
    footOffsets(body).toe,
  ];
  for (const side of SIDES) {
    for (const point of sole)
      low = Math.min(low, add(joints.ankle[side], rotate(posture.turn[`foot_${side}`], point))[1]);
    low = Math.min(
      low,
      joints.knee[side][1] - 0.03 * body.height,
      joints.elbow[side][1] - 0.022 * body.height,
    );
    low = Math.min(low, joints.wrist[side][1] - 0.015 * body.height);
  }
  return low;
}

/** Blended, and lifted or lowered so that what touches the floor goes on touching it. */
export function blendOnFloor(body: Body, a: Posture, b: Posture, s: number): Posture {
  const posture = blendPostures(a, b, s);
  const wanted = lerp(lowestPoint(body, a), lowestPoint(body, b), s);
  const [x, y, z] = posture.root;
  return { ...posture, root: [x, y + wanted - lowestPoint(body, posture), z] };
}
