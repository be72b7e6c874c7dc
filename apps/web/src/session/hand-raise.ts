import { LANDMARK, LANDMARK_STRIDE } from "@physiocheck/motion";

/** How long a hand has to be up, in ms; longer where the exercise itself lifts the arms. */
export const HAND_UP_MS = 1500;
export const HAND_UP_MS_SHOULDER = 3000;
/** A hand that is lost for less than this (ms) is still up: one bad frame must not start the wait again. */
const DROPOUT_MS = 250;
/** Frames further apart than this (ms) do not make one sign, and fewer than this many make none. */
const LONGEST_BLINK_MS = 600;
const FEWEST_FRAMES = 6;
const VISIBLE = 0.5;

/**
 * Whether exactly one hand is held up above the head: the wrist higher than the eyes by a quarter of the trunk's length,
 * its elbow above its shoulder, the other wrist below its shoulder (two raised arms are a movement, one is a sign), the
 * trunk upright (lying down, "above the head" means nothing).
 * @param landmarks 33 × 4, image coordinates
 * @param aspect the picture's width / height
 */
export function oneHandUp(landmarks: Float32Array, aspect: number): boolean {
  const up = handUp(landmarks, aspect, "left");
  return up !== handUp(landmarks, aspect, "right") && otherHandLow(landmarks, up ? "right" : "left");
}

/** 33 × 4 landmarks → y of a point, parts of the picture's height. */
function y(landmarks: Float32Array, index: number): number {
  return landmarks[index * LANDMARK_STRIDE + 1] ?? Number.NaN;
}

function x(landmarks: Float32Array, index: number): number {
  return landmarks[index * LANDMARK_STRIDE] ?? Number.NaN;
}

function seen(landmarks: Float32Array, index: number): boolean {
  return (landmarks[index * LANDMARK_STRIDE + 3] ?? 0) >= VISIBLE;
}

function handUp(landmarks: Float32Array, aspect: number, side: "left" | "right"): boolean {
  const shoulder = LANDMARK[`${side}_shoulder`];
  const elbow = LANDMARK[`${side}_elbow`];
  const wrist = LANDMARK[`${side}_wrist`];
  const hip = LANDMARK[`${side}_hip`];
  if (!seen(landmarks, shoulder) || !seen(landmarks, elbow) || !seen(landmarks, wrist)) return false;
  const trunkY = y(landmarks, hip) - y(landmarks, shoulder);
  const trunkX = Math.abs(x(landmarks, hip) - x(landmarks, shoulder)) * aspect;
  if (!(trunkY > trunkX)) return false;
  const eyes = Math.min(y(landmarks, LANDMARK.left_eye), y(landmarks, LANDMARK.right_eye));
  return y(landmarks, wrist) < eyes - 0.25 * trunkY && y(landmarks, elbow) < y(landmarks, shoulder);
}

function otherHandLow(landmarks: Float32Array, side: "left" | "right"): boolean {
  const wrist = LANDMARK[`${side}_wrist`];
  // A hand that is hidden behind the body is low.
  return !seen(landmarks, wrist) || y(landmarks, wrist) > y(landmarks, LANDMARK[`${side}_shoulder`]);
}

/** How far the sign has come: since when the hand is up, when it was last up, whether it was acted on already. */
export type HandSign = {
  readonly since: number | null;
  readonly last: number;
  /** Frames in which it was up. */
  readonly frames: number;
  readonly done: boolean;
};

export const NO_HAND: HandSign = { since: null, last: Number.NEGATIVE_INFINITY, frames: 0, done: false };

/**
 * One frame of the sign. `fire` is true once, when the hand has been up for `holdMs`; it must come down before it can
 * fire again.
 * @param t ms, the session's clock
 */
export function nextHandSign(
  sign: HandSign,
  up: boolean,
  t: number,
  holdMs: number,
): { readonly sign: HandSign; readonly fire: boolean } {
  if (!up) return { sign: t - sign.last <= DROPOUT_MS ? sign : NO_HAND, fire: false };
  // On a slow machine two bad frames may lie far apart: what was not looked at was not seen to be up.
  const goesOn = sign.since !== null && t - sign.last <= LONGEST_BLINK_MS;
  const since = goesOn && sign.since !== null ? sign.since : t;
  const frames = goesOn ? sign.frames + 1 : 1;
  const done = goesOn && sign.done;
  const fire = !done && t - since >= holdMs && frames >= FEWEST_FRAMES;
  return { sign: { since, last: t, frames, done: done || fire }, fire };
}
