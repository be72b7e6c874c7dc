import { type ExerciseDefinition, type FeedbackCode, LANDMARK, LANDMARK_STRIDE } from "@physiocheck/motion";

/** What the picture lacks. `come_closer` is only ever asked here, never by the engine. */
export type ViewRequest =
  | Extract<FeedbackCode, "step_into_view" | "step_back" | "turn_to_side" | "turn_to_front" | "more_light">
  | "come_closer";

export type ViewFacts = {
  /** 33 × 4 image coordinates; null where nobody was seen. */
  readonly landmarks: Float32Array | null;
  /** The picture's width / height. */
  readonly aspect: number;
  /** Degrees, 0 towards the camera, +90 the left side to the camera; NaN if unknown. */
  readonly facing: number;
  /** Mean brightness of the picture 0..255, null where it was not measured. */
  readonly brightness: number | null;
};

/** The points that have to be in the picture: eyes, shoulders, hips, knees, ankles. */
const NEEDED = [
  LANDMARK.left_eye,
  LANDMARK.right_eye,
  LANDMARK.left_shoulder,
  LANDMARK.right_shoulder,
  LANDMARK.left_hip,
  LANDMARK.right_hip,
  LANDMARK.left_knee,
  LANDMARK.right_knee,
  LANDMARK.left_ankle,
  LANDMARK.right_ankle,
];

const DARK = 45;
/** Mean visibility below which a dark picture is blamed. */
const UNSURE = 0.75;
/** A body smaller than this part of the picture's longer extent is too far away to measure well. */
const SMALL = 0.28;
/** Room needed above the shoulders, in trunk lengths, when the arms go up. */
const ARM_ROOM = 1.15;

/**
 * The first thing to ask for, or null if the exercise can be measured from here. One request at a time: who is two
 * metres away cannot read a list.
 */
export function checkView(facts: ViewFacts, exercise: ExerciseDefinition): ViewRequest | null {
  const { landmarks } = facts;
  if (!landmarks) return isDark(facts, 0) ? "more_light" : "step_into_view";
  const box = boxOf(landmarks);
  if (isDark(facts, box.visibility)) return "more_light";
  const tooHigh = box.top < 0 || box.bottom > 1;
  const tooWide = box.left < 0 || box.right > 1;
  if (tooHigh || tooWide) {
    const large = box.bottom - box.top > 0.75 || box.right - box.left > 0.75;
    return large || tooHigh ? "step_back" : "step_into_view";
  }
  const trunk = trunkOf(landmarks, facts.aspect);
  if (raisesArms(exercise) && trunk.upright && trunk.shoulderY - ARM_ROOM * trunk.length < 0)
    return "step_back";
  const extent = Math.max(box.bottom - box.top, (box.right - box.left) * facts.aspect);
  if (extent < SMALL) return "come_closer";
  return trunk.upright ? checkFacing(facts.facing, exercise) : null;
}

function checkFacing(facing: number, exercise: ExerciseDefinition): ViewRequest | null {
  if (Number.isNaN(facing) || exercise.view === "any") return null;
  const turned = Math.abs(facing);
  // From behind counts as turned away from the front by the rest.
  const fromFrontal = Math.min(turned, 180 - turned);
  if (exercise.view === "front") return fromFrontal > 40 ? "turn_to_front" : null;
  if (exercise.view === "side") return fromFrontal < 40 ? "turn_to_side" : null;
  return fromFrontal < 12 ? "turn_to_side" : null;
}

function isDark(facts: ViewFacts, visibility: number): boolean {
  return facts.brightness !== null && facts.brightness < DARK && visibility < UNSURE;
}

function raisesArms(exercise: ExerciseDefinition): boolean {
  const { peak } = exercise.templates;
  return Math.max(peak.shoulder_abduction ?? 0, peak.shoulder_flexion ?? 0) > 120;
}

type Box = { left: number; right: number; top: number; bottom: number; visibility: number };

function boxOf(landmarks: Float32Array): Box {
  const box: Box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity, visibility: 0 };
  for (const index of NEEDED) {
    const at = index * LANDMARK_STRIDE;
    const x = landmarks[at] ?? Number.NaN;
    const y = landmarks[at + 1] ?? Number.NaN;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    box.visibility += (landmarks[at + 3] ?? 0) / NEEDED.length;
  }
  return box;
}

/** The trunk from mid-shoulder to mid-hip; `length` in parts of the picture's height. */
function trunkOf(
  landmarks: Float32Array,
  aspect: number,
): { readonly length: number; readonly shoulderY: number; readonly upright: boolean } {
  const mid = (a: number, b: number, k: number): number =>
    ((landmarks[a * LANDMARK_STRIDE + k] ?? Number.NaN) +
      (landmarks[b * LANDMARK_STRIDE + k] ?? Number.NaN)) /
    2;
  const { left_shoulder: ls, right_shoulder: rs, left_hip: lh, right_hip: rh } = LANDMARK;
  const dx = (mid(lh, rh, 0) - mid(ls, rs, 0)) * aspect;
  const shoulderY = mid(ls, rs, 1);
  const dy = mid(lh, rh, 1) - shoulderY;
  return { length: Math.hypot(dx, dy), shoulderY, upright: dy > Math.abs(dx) };
}
