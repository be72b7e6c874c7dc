import type { ExerciseDefinition } from "../exercise.ts";
import type { MovementName } from "../goniometer/angle-names.ts";
import type { Movement } from "./movements.ts";

/** A movement of fewer degrees says little. */
const LEAST_WAY = 8;
/** Part of a movement that every repetition must have in common. */
const LEAST_AGREEMENT = 0.4;
/** Part of the frames in which its joints must be seen. */
const LEAST_SEEN = 0.4;
/** And this many degrees, of the strongest movement, below which all of it may be trembling. */
const LEAST_STRENGTH = 10;
/** A movement of less than this part of the largest one accompanies it. */
const ACCOMPANIES = 0.45;
/** The trunk is in everything the legs do: it is part of the exercise only if it moves nearly as much. */
const TRUNK_ACCOMPANIES = 0.6;
/** A foot is short, and its angle the least sure: beside larger movements it only goes along. */
const ANKLE_ACCOMPANIES = 0.8;
/** Legs that bend this much (degrees) carry the body: the arms balance it. */
const CARRIES = 45;
/** A thigh is not abducted further than this (degrees): what looks so is one that is lifted forward. */
const MOST_ABDUCTION = 75;

const LEAST_PART: Readonly<Partial<Record<MovementName, number>>> = {
  trunk_lean: TRUNK_ACCOMPANIES,
  ankle_dorsiflexion: ANKLE_ACCOMPANIES,
};

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
  /** Degrees of all primary movements together, as far as every repetition has them in common. */
  readonly strength: number;
};

/**
 * The movements that make the exercise, weighted by how far they go and how alike every repetition is in them.
 * @param senseless movements that are read in a plane in which the limb does not move
 */
export function choosePrimary(movements: readonly Movement[], senseless: ReadonlySet<MovementName>): Primary {
  const strong = movements
    .filter(({ movement }) => GROUP[movement] !== null && !senseless.has(movement))
    .filter(({ seen }) => seen >= LEAST_SEEN)
    .filter(({ movement, peak }) => movement !== "hip_abduction" || Math.abs(peak.mean) <= MOST_ABDUCTION)
    .map((each) => ({ movement: each.movement, way: wayOf(each), strength: wayOf(each) * each.agreement }))
    .filter(({ way, movement }) => way >= LEAST_WAY && agrees(movements, movement))
    .toSorted((a, b) => b.strength - a.strength);
  const of = (group: Group): typeof strong => strong.filter(({ movement }) => GROUP[movement] === group);
  const strongest = (group: Group): number => of(group).at(0)?.strength ?? 0;
  const carries = of("legs").some(({ way, movement }) => movement !== "trunk_lean" && way >= CARRIES);
  const legsLead = carries || strongest("legs") >= strongest("arms");
  const candidates = of(legsLead ? "legs" : "arms");
  const following = of(legsLead ? "arms" : "legs");
  const most = Math.max(...candidates.map(({ strength }) => strength));
  const chosen = candidates.filter(
    ({ movement, strength }) =>
      most >= LEAST_STRENGTH && strength >= most * (LEAST_PART[movement] ?? ACCOMPANIES),
  );
  return {
    primary: chosen.map(({ movement, strength }) => ({
      movement,
      weight: Math.round((10 * strength) / most) / 10,
    })),
    strength: chosen.reduce((sum, { strength }) => sum + strength, 0),
    follows: following.filter(({ way }) => way >= CARRIES).map(({ movement }) => movement),
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
