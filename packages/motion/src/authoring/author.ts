import type { ExerciseDefinition } from "../exercise.ts";
import type { MovementName } from "../goniometer/angle-names.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../library/exercise-defaults.ts";
import { withProportions } from "../recorded/proportions.ts";
import type { Trace } from "../trace/trace.ts";
import { alignmentOf } from "./alignment.ts";
import { poseAround } from "./capture.ts";
import { metOf, positionOf, regionOf } from "./classify.ts";
import { rulesOf } from "./edits.ts";
import { notesOf } from "./notes.ts";
import { rangesOf } from "./ranges.ts";
import { stabilityOf } from "./stability.ts";
import { studyWhole, type Study } from "./study.ts";
import { timingOf } from "./timing.ts";
import type {
  AlignmentProposal,
  AuthoredExercise,
  AuthoringOptions,
  StabilityProposal,
  TimingProposal,
} from "./types.ts";
import { countingAlike } from "./self-check.ts";
import { viewOf } from "./view.ts";

/** Degrees by which a repetition must end elsewhere than it began to have an end of its own. */
const ENDS_ELSEWHERE = 20;
/** Postures whose angle changes by less than this (degrees) are the posture of the whole exercise. */
const KEPT = 20;
/** Agreement (degrees) of both kinds of angles, and of the two sides, below which a posture can be asked for. */
const POSTURE_AGREES = 20;
/** Movements that describe a posture. */
const POSTURES: readonly MovementName[] = ["trunk_lean", "hip_flexion", "knee_flexion"];
/** Shares of a hold's quality: how still and how right the pose is kept. */
const HOLD_QUALITY: ExerciseDefinition["quality"] = {
  range: 20,
  alignment: 25,
  tempo: 0,
  stability: 35,
  completion: 20,
};

/**
 * Makes an exercise from one take in which somebody shows it at least three times, or holds it once.
 *
 * The take is cut into repetitions without knowing the exercise; what moves alike in all of them becomes the exercise, what keeps still
 * its posture and its rules. See docs/authoring.md.
 *
 * @throws AuthoringError `nobody_seen`, `too_short`, `no_movement`, `too_few_repetitions`
 */
export function authorExercise(recording: Trace, options: AuthoringOptions): AuthoredExercise {
  const take = withProportions(recording);
  const study = studyWhole(take, options.calibration);
  const { observation, repetitions, movingSide } = study;
  const pose = (when: (typeof repetitions)[number][], at: "start" | "peak" | "end") =>
    poseAround(
      observation,
      when.map((repetition) => repetition[at]),
      movingSide,
    );
  const peak = pose([...repetitions], "peak");
  const best = repetitions
    .toSorted((a, b) => b.depth - a.depth)
    .slice(0, Math.max(1, Math.floor(repetitions.length / 3)));
  const timing = timingOf(study);
  const stability = stabilityOf(study);
  const view = viewOf(study);
  const position = positionOf(study);
  const alignment = alignmentOf(study, position);
  const proposed = define(study, options, { timing, stability, alignment, view: view.view, position });
  const { definition, counted } = countingAlike(take, proposed, repetitions.length);
  return {
    definition,
    mirrored:
      movingSide === "left" || movingSide === "right"
        ? { ...definition, id: mirroredId(definition.id) }
        : null,
    repetitions,
    poses: {
      start: pose([...repetitions], "start"),
      peak,
      end: pose([...repetitions], "end"),
      reference: pose(best, "peak"),
    },
    ranges: rangesOf(study),
    timing,
    stability,
    alignment,
    view,
    movingSide,
    notes: notesOf(study, view, counted),
  };
}

/** The id of the same exercise for the other side; of a mirrored one the first again. */
export function mirroredId(id: string): string {
  return id.endsWith(MIRRORED) ? id.slice(0, -MIRRORED.length) : `${id}${MIRRORED}`;
}
const MIRRORED = "-mirrored";

function define(
  study: Study,
  options: AuthoringOptions,
  proposed: {
    readonly timing: TimingProposal;
    readonly stability: StabilityProposal;
    readonly alignment: readonly AlignmentProposal[];
    readonly view: ExerciseDefinition["view"];
    readonly position: ExerciseDefinition["position"];
  },
): ExerciseDefinition {
  const { movingSide, held, primary } = study;
  const { timing, stability, alignment, view, position } = proposed;
  const region = regionOf(study, position);
  const { minRep, maxRep, typicalRep } = timing;
  return {
    id: options.id,
    version: options.version ?? 1,
    ...(options.title !== undefined && { title: options.title }),
    region,
    position,
    view,
    counting: held ? "hold" : movingSide === "alternating" ? "alternating" : "reps",
    sides: movingSide === "both" ? "both" : "either",
    primary,
    templates: templatesOf(study),
    depth: USUAL_DEPTH,
    timing: { minRep, maxRep, typicalRep },
    ...(stability.hold && { hold: stability.hold }),
    alignment: rulesOf(alignment),
    met: metOf(study, position, region),
    quality: held ? HOLD_QUALITY : USUAL_QUALITY,
  };
}

function templatesOf({ movements, primary, held }: Study): ExerciseDefinition["templates"] {
  const start: Partial<Record<MovementName, number>> = {};
  const peak: Partial<Record<MovementName, number>> = {};
  const end: Partial<Record<MovementName, number>> = {};
  let elsewhere = false;
  for (const { movement } of primary) {
    const found = movements.find((each) => each.movement === movement);
    if (!found) continue;
    start[movement] = Math.round(found.start.mean);
    peak[movement] = Math.round(found.peak.mean);
    end[movement] = Math.round(found.end.mean);
    elsewhere ||= Math.abs(found.end.mean - found.start.mean) > ENDS_ELSEWHERE;
  }
  if (!held) {
    for (const { movement, start: at, steadyStart, sidesApart } of movements) {
      if (!POSTURES.includes(movement) || movement in start) continue;
      const kept =
        movement === "trunk_lean" ||
        Math.abs((movements.find((m) => m.movement === movement)?.peak.mean ?? 0) - at.mean) <= KEPT;
      if (!kept || Math.abs(at.mean - steadyStart) > POSTURE_AGREES || sidesApart > POSTURE_AGREES) continue;
      start[movement] = Math.round(at.mean);
    }
  }
  return { start, peak, ...(elsewhere && !held && { end }) };
}
