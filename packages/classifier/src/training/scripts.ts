import {
  type BodyOptions,
  type ExerciseOptions,
  FAULT_KINDS,
  type Fault,
  MOTIONS,
  type PatientOptions,
  type Segment,
} from "@physiocheck/digital-patient";
import { EXERCISES, type ExerciseDefinition } from "@physiocheck/motion";
import type { Chance } from "./chance.ts";

/** The classes follow from the library: every exercise that somebody can perform. */
export function performedExercises(): readonly ExerciseDefinition[] {
  return EXERCISES.filter(({ id }) => MOTIONS.has(id));
}

/** Somebody does a set of one exercise, in one of the many ways people do, and stands or sits around it for a while. */
export function exerciseScript(exercise: ExerciseDefinition, chance: Chance): PatientOptions {
  return {
    ...anybody(chance),
    motion: aSet(exercise, chance, { lead: chance.happens(0.3) ? chance.between(3, 6) : 0.5 }),
  };
}

function aSet(
  exercise: ExerciseDefinition,
  chance: Chance,
  { lead }: { readonly lead: number },
): ExerciseOptions {
  const isHold = exercise.counting === "hold";
  const faults = FAULT_KINDS.filter(() => chance.happens(0.12)).map((kind): Fault => ({
    kind,
    amount: chance.between(0.2, kind === "shallow" ? 0.6 : 1),
  }));
  const { typicalRep } = exercise.timing;
  return {
    exercise: exercise.id,
    ...(isHold
      ? { repetitions: 1, holdSeconds: 9 }
      : { repetitions: Math.max(2, Math.min(6, Math.ceil(8 / typicalRep))) }),
    restSeconds: chance.happens(0.6) ? chance.between(0, 0.4) : chance.between(0.4, 1.5),
    depth: chance.between(0.65, raisesArms(exercise) ? 1.6 : 1.15),
    faults,
    variation: chance.between(0.5, 2),
    leadSeconds: lead,
    ...(exercise.sides === "either" && !isHold
      ? { side: chance.one(["left", "right", "alternating", "both"] as const) }
      : {}),
    ...(chance.happens(0.7) ? { arms: chance.one(["forward", "hanging", "crossed", "hips"] as const) } : {}),
  };
}

/** Arms are raised to the shoulder by some and overhead by others, and all call it the same. */
function raisesArms({ primary, templates }: ExerciseDefinition): boolean {
  return primary.every(({ movement }) => {
    const degrees = templates.peak[movement] ?? 180;
    return movement.startsWith("shoulder_") && degrees > 60 && degrees < 110;
  });
}

/** Nothing to count: walking about, standing, talking with the hands, sitting down, getting down to the floor and up again. */
export function idleScript(chance: Chance): PatientOptions {
  const bearing = chance.between(0, 360);
  const seconds = chance.between(4, 9);
  const anyPlace = chance.one(performedExercises());
  const idle: readonly (readonly Segment[])[] = [
    [{ kind: "gesture", seconds: seconds * 2 }],
    [{ kind: "gesture", seconds: seconds * 2 }],
    [{ kind: "walk-through", bearing, metres: chance.between(1.5, 3.5) }],
    [
      { kind: "walk-in", bearing, metres: chance.between(1, 3) },
      { kind: "stand", seconds: 2 },
      { kind: "walk-out", bearing: chance.between(0, 360) },
    ],
    [
      { kind: "walk-in", bearing },
      { kind: "gesture", seconds },
      { kind: "walk-out", bearing: bearing + 90 },
    ],
    [{ kind: "stand", seconds }],
    [
      { kind: "stand", seconds: 2 },
      { kind: "sit-down" },
      { kind: "stand-up" },
      { kind: "walk-out", bearing },
    ],
    // Getting ready for something, and giving it up.
    [
      { kind: "stand", seconds: 2 },
      {
        kind: "exercise",
        exercise: anyPlace.id,
        repetitions: 1,
        depth: 0.05,
        leadSeconds: 2.5,
        holdSeconds: 0.1,
      },
      { kind: "stand", seconds: 2 },
    ],
    [
      { kind: "walk-in", bearing },
      {
        kind: "exercise",
        exercise: anyPlace.id,
        repetitions: 1,
        depth: 0.05,
        leadSeconds: 2.5,
        holdSeconds: 0.1,
      },
    ],
  ];
  return { ...anybody(chance), motion: chance.one(idle) };
}

function anybody(chance: Chance): Omit<PatientOptions, "motion"> {
  const body: BodyOptions = {
    height: chance.between(1.5, 1.95),
    sex: chance.one(["female", "male"] as const),
    build: chance.next(),
    legRatio: chance.between(0.93, 1.07),
    armRatio: chance.between(0.93, 1.07),
    age: Math.round(chance.between(20, 80)),
  };
  return {
    body,
    seed: chance.below(1e9),
    sway: chance.between(0.5, 3),
    tremor: chance.happens(0.2) ? chance.between(0, 4) : 0,
  };
}
