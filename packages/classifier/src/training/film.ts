import { createPatient, type Patient, type PatientOptions } from "@physiocheck/digital-patient";
import { LANDMARK_COUNT, NONE } from "@physiocheck/motion";

/** Samples a second of a film. */
export const FILM_RATE = 12;
const NUMBERS = LANDMARK_COUNT * 3;

/** What somebody did, solved once and then seen from many sides: landmarks in space and what they were doing. */
export type Film = {
  readonly patient: Patient;
  /** samples × 33 × 3, metres, y up. */
  readonly points: Float32Array;
  /** Of each sample: an exercise's id, NONE, or null where it could be called either. */
  readonly labels: readonly (string | null)[];
};

/** Milliseconds around a set that belong to neither side. */
const EDGE = 250;
/** Rests up to this long belong to the set. */
const LONGEST_REST = 3500;

/** Lets a patient perform; `as` is the class of what they exercise. */
export function perform(options: PatientOptions, as: string): Film {
  const patient = createPatient(options);
  const count = Math.floor((patient.durationMs / 1000) * FILM_RATE) + 1;
  const points = new Float32Array(count * NUMBERS);
  const sets = setsOf(patient);
  const labels = Array.from({ length: count }, (_, i) => {
    const t = (i * 1000) / FILM_RATE;
    points.set(patient.poseAt(t).points, i * NUMBERS);
    if (sets.some(({ start, end }) => t >= start && t <= end)) return as;
    return sets.some(({ start, end }) => t >= start - EDGE && t <= end + EDGE) ? null : NONE;
  });
  return { patient, points, labels };
}

/** Stretches of exercising: holds, and repetitions with the short rests between them. */
export function setsOf(patient: Patient): readonly { readonly start: number; readonly end: number }[] {
  if (patient.holds.length > 0) return patient.holds;
  const sets: { start: number; end: number }[] = [];
  for (const { start, end } of patient.repetitions) {
    const last = sets.at(-1);
    if (last && start - last.end <= LONGEST_REST) last.end = end;
    else sets.push({ start, end });
  }
  return sets;
}

/** The pose at a time in ms, between its neighbours. */
export function pointsAt(points: Float32Array, t: number): Float64Array {
  const count = points.length / NUMBERS;
  const at = Math.max(0, Math.min(count - 1, (t / 1000) * FILM_RATE));
  const k = Math.min(count - 2, Math.floor(at));
  const share = at - k;
  const out = new Float64Array(NUMBERS);
  for (let i = 0; i < NUMBERS; i += 1)
    out[i] = (1 - share) * points[k * NUMBERS + i] + share * points[(k + 1) * NUMBERS + i];
  return out;
}
