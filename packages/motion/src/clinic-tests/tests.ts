import type { ExerciseDefinition } from "../exercise.ts";
import type { MovementName } from "../goniometer/angle-names.ts";
import { exerciseById } from "../library/index.ts";
import type { ClinicTest, ClinicTestId } from "./types.ts";

/**
 * Clinic tests as data. Protocols:
 *
 * - 30-second chair stand: Rikli & Jones 1999; CDC STEADI. Seat 43 cm, arms crossed over the chest; one trial; a person more than
 *   half-way up when the time is up has stood.
 * - Five times sit-to-stand: Guralnik 1994 (SPPB): from sitting to the fifth stand, arms crossed, as fast as possible.
 * - Single-leg stance, eyes open: Springer 2007: three trials of at most 45 s, ended when the raised foot touches the floor.
 * - Active range of motion: Norkin & White: 0° in the anatomical position; the best of three.
 */
export const CLINIC_TESTS: readonly ClinicTest[] = [
  stands("chair-stand-30", "higher", "stands", { kind: "count", limitMs: 30_000 }),
  stands("five-times-sit-to-stand", "lower", "s", { kind: "time", repetitions: 5, longestMs: 60_000 }),
  {
    id: "single-leg-stance",
    version: 1,
    unit: "s",
    sided: true,
    better: "higher",
    exercise: offTheFloor(libraryExercise("single-leg-stance")),
    shownBy: "single-leg-stance",
    protocol: { kind: "hold", trials: 3, limitMs: 45_000 },
  },
  range("shoulder-flexion-rom", "higher", "shoulder-flexion", "shoulder_flexion", { start: 10, peak: 170 }),
  range("shoulder-abduction-rom", "higher", "shoulder-abduction", "shoulder_abduction", {
    start: 15,
    peak: 170,
  }),
  range("knee-flexion-rom", "higher", "single-leg-stance", "knee_flexion", { start: 5, peak: 130 }),
  range("knee-extension-rom", "lower", "seated-knee-extension", "knee_flexion", { start: 85, peak: 5 }),
];

/** The test with this id. */
export function clinicTestById(id: ClinicTestId): ClinicTest {
  const found = CLINIC_TESTS.find((test) => test.id === id);
  if (!found) throw new RangeError(`no clinic test ${id}`);
  return found;
}

function stands(
  id: ClinicTestId,
  better: ClinicTest["better"],
  unit: ClinicTest["unit"],
  protocol: ClinicTest["protocol"],
): ClinicTest {
  const sitToStand = libraryExercise("sit-to-stand");
  // Whoever is tested goes as fast as they can.
  const exercise = { ...sitToStand, id, timing: { ...sitToStand.timing, minRep: 0.5 } };
  return { id, version: 1, unit, sided: false, better, exercise, shownBy: "sit-to-stand", protocol };
}

/** The foot is off the floor before the knee is bent as the exercise asks for. */
function offTheFloor(stance: ExerciseDefinition): ExerciseDefinition {
  if (!stance.hold) throw new RangeError(`${stance.id} is no hold`);
  return { ...stance, hold: { ...stance.hold, tolerance: { knee_flexion: 57 } } };
}

/** Whatever somebody reaches is looked at: little of the way is enough to be noticed. */
function range(
  id: ClinicTestId,
  better: ClinicTest["better"],
  shownBy: string,
  movement: MovementName,
  { start, peak }: { readonly start: number; readonly peak: number },
): ClinicTest {
  const base = libraryExercise(shownBy);
  const exercise: ExerciseDefinition = {
    ...base,
    id,
    counting: "alternating",
    sides: "either",
    view: shownBy === "single-leg-stance" ? "side" : base.view,
    primary: [{ movement, weight: 1 }],
    templates: { start: { ...base.templates.start, [movement]: start }, peak: { [movement]: peak } },
    depth: { counted: 0.2, partial: 0.15 },
    timing: { minRep: 0.8, maxRep: 30, typicalRep: 4 },
  };
  return {
    id,
    version: 1,
    unit: "deg",
    sided: true,
    better,
    exercise,
    shownBy,
    protocol: { kind: "range", trials: 3, movement },
  };
}

function libraryExercise(id: string): ExerciseDefinition {
  const found = exerciseById(id);
  if (!found) throw new RangeError(`the library has no ${id}`);
  return found;
}
