import type { SeenFilm } from "../../bench/goniometer/seen-film.ts";
import {
  DEGREES_UNIT,
  EVIDENCE_COUNT,
  gatherEvidence,
  JUDGED_ANGLES,
  type JudgedMovement,
} from "../../packages/motion/src/goniometer/angle-evidence.ts";
import { Goniometer } from "../../packages/motion/src/goniometer/goniometer.ts";

/** Evidence and what should have been added to the lifted angle (DEGREES_UNIT), with the film each row came from. */
export type Taught = { readonly x: number[]; readonly y: number[]; readonly film: number[] };

/**
 * What the films teach about each movement: once as somebody is seen for the first time, once with body and camera known,
 * as in a recording that is looked at twice.
 */
export function lessonsOf(films: readonly SeenFilm[]): Map<JudgedMovement, Taught> {
  const taught = new Map<JudgedMovement, Taught>(
    JUDGED_ANGLES.map(({ movement }) => [movement, { x: [], y: [], film: [] }]),
  );
  const row = new Float64Array(EVIDENCE_COUNT);
  films.forEach(({ trace, patient }, film) => {
    let known = new Goniometer(trace);
    for (const again of [false, true]) {
      const goniometer = again
        ? new Goniometer(trace, known.calibration(), known.view() ?? undefined)
        : new Goniometer(trace);
      for (const frame of trace.frames) {
        if (!goniometer.read(frame) || !frame.world) continue;
        const truth = patient.poseAt(frame.t).angles;
        for (const judged of JUDGED_ANGLES) {
          const lifted = goniometer.evidence.lifted[judged.angle] ?? Number.NaN;
          const real = truth[judged.angle] ?? Number.NaN;
          const lesson = taught.get(judged.movement);
          if (!lesson || !Number.isFinite(lifted) || !Number.isFinite(real)) continue;
          gatherEvidence(judged, goniometer.evidence, row);
          lesson.x.push(...row);
          // The shorter way round: an arm behind and an arm overhead meet.
          lesson.y.push((((real - lifted + 540) % 360) - 180) / DEGREES_UNIT);
          lesson.film.push(film);
        }
      }
      known = goniometer;
    }
  });
  return taught;
}
