import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE, type Side } from "@physiocheck/motion";

/**
 * The template's ghost: the exercise's peak posture, drawn where this person would be in it. The posture comes from the
 * digital patient; where it stands, how large it is and how it is turned are found by laying its *start* posture over
 * the person in theirs (least squares over the trunk's and legs' joints). The feet that stay where they are in the
 * exercise then stay in the picture too.
 */
export type GhostPostures = {
  /** 33 × 3, metres, y up, facing +z, left is +x. */
  readonly start: Float64Array;
  readonly peak: Readonly<Record<Side | "both", Float64Array>>;
};

/** Where the ghost stands: image = centre + size × (turned posture), in parts of the picture's height. */
export type GhostPlace = {
  readonly cosine: number;
  readonly sine: number;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** Root mean square distance of the joints, in parts of the ghost's own size; small is good. */
  readonly misfit: number;
};

/** The joints by which the template is laid over the person and turned as they face: arms may be anywhere. */
export const FITTED = [
  LANDMARK.left_shoulder,
  LANDMARK.right_shoulder,
  LANDMARK.left_hip,
  LANDMARK.right_hip,
  LANDMARK.left_knee,
  LANDMARK.right_knee,
  LANDMARK.left_ankle,
  LANDMARK.right_ankle,
];

const STEP_DEGREES = 7.5;
const SEEN = 0.5;
/** A worse fit than this is not this posture: better no ghost than a wrong one. */
const WORST_MISFIT = 0.35;

/** The postures of an exercise, or null if the digital patient does not know it. Loads its code when first used. */
export async function loadGhost(exerciseId: string): Promise<GhostPostures | null> {
  const { MOTIONS, createBody, landmarksOf } = await import("@physiocheck/digital-patient");
  const motion = MOTIONS.get(exerciseId);
  if (!motion) return null;
  const body = createBody();
  const at = (left: number, right: number): Float64Array =>
    landmarksOf(
      body,
      motion.posture(body, {
        progress: { left, right },
        side: right > left ? "right" : "left",
        sway: { x: 0, z: 0, lean: 0, side: 0, turn: 0, arms: { left: 0, right: 0 } },
        extraLean: 0,
        kneeInward: 0,
        arms: null,
      }),
    );
  return { start: at(0, 0), peak: { left: at(1, 0), right: at(0, 1), both: at(1, 1) } };
}

/**
 * Lays a start posture over a person who is in theirs.
 * @param landmarks 33 × 4, image coordinates
 * @param aspect the picture's width / height
 * @returns null if too little is seen or nothing fits
 */
export function placeGhost(start: Float64Array, landmarks: Float32Array, aspect: number): GhostPlace | null {
  const seen = FITTED.filter((index) => (landmarks[index * LANDMARK_STRIDE + 3] ?? 0) >= SEEN);
  if (seen.length < 5) return null;
  let best: GhostPlace | null = null;
  for (let degrees = 0; degrees < 360; degrees += STEP_DEGREES) {
    const place = fit(start, landmarks, aspect, seen, (degrees * Math.PI) / 180);
    if (place && (!best || place.misfit < best.misfit)) best = place;
  }
  return best && best.misfit < WORST_MISFIT ? best : null;
}

/**
 * Image coordinates of a posture at a place, for `drawGhost`.
 * @param out 33 × 2, parts of the picture's width and height
 */
export function ghostPoints(
  out: Float32Array,
  posture: Float64Array,
  place: GhostPlace,
  aspect: number,
): void {
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    out[i * 2] = (place.x + place.size * across(posture, i, place.cosine, place.sine)) / aspect;
    out[i * 2 + 1] = place.y - place.size * (posture[i * 3 + 1] ?? 0);
  }
}

/** Metres to the right in the picture of a camera that sees the person turned by an angle. */
function across(posture: Float64Array, index: number, cosine: number, sine: number): number {
  return (posture[index * 3] ?? 0) * cosine - (posture[index * 3 + 2] ?? 0) * sine;
}

/** Best size and place for one angle: least squares in closed form. */
function fit(
  start: Float64Array,
  landmarks: Float32Array,
  aspect: number,
  seen: readonly number[],
  angle: number,
): GhostPlace | null {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const n = seen.length;
  let modelX = 0;
  let modelY = 0;
  let personX = 0;
  let personY = 0;
  for (const i of seen) {
    modelX += across(start, i, cosine, sine) / n;
    modelY -= (start[i * 3 + 1] ?? 0) / n;
    personX += ((landmarks[i * LANDMARK_STRIDE] ?? 0) * aspect) / n;
    personY += (landmarks[i * LANDMARK_STRIDE + 1] ?? 0) / n;
  }
  let product = 0;
  let modelSquares = 0;
  let personSquares = 0;
  for (const i of seen) {
    const mx = across(start, i, cosine, sine) - modelX;
    const my = -(start[i * 3 + 1] ?? 0) - modelY;
    const px = (landmarks[i * LANDMARK_STRIDE] ?? 0) * aspect - personX;
    const py = (landmarks[i * LANDMARK_STRIDE + 1] ?? 0) - personY;
    product += mx * px + my * py;
    modelSquares += mx * mx + my * my;
    personSquares += px * px + py * py;
  }
  const size = product / modelSquares;
  if (!(size > 0)) return null;
  const left = Math.max(0, personSquares - size * product);
  return {
    cosine,
    sine,
    size,
    x: personX - size * modelX,
    y: personY - size * modelY,
    misfit: Math.sqrt(left / personSquares),
  };
}
