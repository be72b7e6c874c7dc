import type { ExerciseDefinition } from "../exercise.ts";
import type { MovementName } from "../goniometer/angle-names.ts";
import type { Movement } from "./movements.ts";

/** A movement of fewer degrees says little. */
const LEAST_WAY = 8;
/** Part of a movement that every repetition must have in common. */
const LEAST_AGREEMENT = 0.4;
/** A movement of less than this part of the largest one accompanies it. */
const ACCOMPANIES = 0.45;
/** The trunk is in everything the legs do: it is part of the exercise only if it moves nearly as much. */
const TRUNK_ACCOMPANIES = 0.6;
/** Legs that bend this much (degrees) while the arms lead carry the body: they belong to the exercise. */
const CARRIES = 45;

type Group = "legs" | "arms";
const GROUP: Readonly<Record<MovementName, Group | null>> = {
  knee_flexion: "legs",
  hip_flexion: "legs",
  hip_abduction: "legs",
  ankle_dorsiflexion: "legs",
  trunk_lean: "legs",
  elbow_flexion: "arms",
  shoulder_flexion: "arms",
  shoulder_abduction: "arms",
  // A quality of other movements, and seen from the front only.
  knee_alignment: null,
};

export type Primary = {
  readonly primary: ExerciseDefinition["primary"];
  /** Movements as large as these that were left out because they only go along. */
  readonly follows: readonly MovementName[];
};

/**
 * The movements that make the exercise, weighted by how far they go and how alike every repetition is in them.
 * @param senseless movements that are read in a plane in which the limb does not move
 */
export function choosePrimary(movements: readonly Movement[], senseless: ReadonlySet<MovementName>): Primary {
  const strong = movements
    .filter(({ movement }) => GROUP[movement] !== null && !senseless.has(movement))
    .map((each) => ({ movement: each.movement, way: wayOf(each), strength: wayOf(each) * each.agreement }))
    .filter(({ way, movement }) => way >= LEAST_WAY && agrees(movements, movement))
    .toSorted((a, b) => b.strength - a.strength);
  const of = (group: Group): typeof strong => strong.filter(({ movement }) => GROUP[movement] === group);
  const sum = (group: Group): number => of(group).reduce((total, { strength }) => total + strength, 0);
  const legsLead = sum("legs") >= sum("arms");
  const leading = of(legsLead ? "legs" : "arms");
  const following = of(legsLead ? "arms" : "legs");
  const belongs = legsLead ? [] : following.filter(({ way }) => way >= CARRIES);
  const candidates = [...leading, ...belongs];
  const most = Math.max(...candidates.map(({ strength }) => strength));
  const chosen = candidates.filter(
    ({ movement, strength }) =>
      strength >= most * (movement === "trunk_lean" ? TRUNK_ACCOMPANIES : ACCOMPANIES),
  );
  return {
    primary: chosen.map(({ movement, strength }) => ({
      movement,
      weight: Math.round((10 * strength) / most) / 10,
    })),
    follows: following
      .filter(({ movement, way }) => way >= CARRIES && !chosen.some((each) => each.movement === movement))
      .map(({ movement }) => movement),
  };
}

function agrees(movements: readonly Movement[], name: MovementName): boolean {
  const movement = movements.find((each) => each.movement === name);
  return movement !== undefined && movement.agreement >= LEAST_AGREEMENT;
}

/** Degrees from start to peak, of both kinds of angles the lesser; 0 where they do not agree on the direction. */
function wayOf({ start, peak, steadyStart, steadyPeak }: Movement): number {
  const measured = peak.mean - start.mean;
  const steady = steadyPeak - steadyStart;
  return measured * steady > 0 ? Math.min(Math.abs(measured), Math.abs(steady)) : 0;
}
