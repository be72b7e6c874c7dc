import type { BodyPosition, ExerciseDefinition } from "../exercise.ts";
import type { MovementName } from "../goniometer/angle-names.ts";
import { LANDMARK, LANDMARK_COUNT } from "../pose/landmarks.ts";
import { median } from "../signal/statistics.ts";
import { rowAt } from "./observe.ts";
import type { Study } from "./study.ts";

type Region = ExerciseDefinition["region"];

/** Degrees. */
const LYING = 50;
const SEAT_HIP = 45;
const SEAT_KNEE = 50;
const KNEELING_KNEE = 60;
/** Feet this far (torso lengths) below the hips carry somebody whose trunk is bent over. */
const STANDS_ON_FEET = 0.9;

const REGION_OF: Readonly<Record<MovementName, Region>> = {
  knee_flexion: "knee",
  knee_alignment: "knee",
  hip_flexion: "hip",
  hip_abduction: "hip",
  trunk_lean: "trunk",
  ankle_dorsiflexion: "ankle",
  elbow_flexion: "elbow",
  shoulder_flexion: "shoulder",
  shoulder_abduction: "shoulder",
};
const ARMS: ReadonlySet<Region> = new Set(["elbow", "shoulder"]);

/** How somebody is placed in the start pose; of a hold in the pose itself. */
export function positionOf(study: Study): BodyPosition {
  const { observation, movements, repetitions, held } = study;
  const angle = (name: MovementName): number => {
    const movement = movements.find((each) => each.movement === name);
    return (held ? movement?.peak.mean : movement?.start.mean) ?? Number.NaN;
  };
  const below = median(
    repetitions.map(({ start, peak }) => {
      const at = rowAt(observation, held ? peak : start) * LANDMARK_COUNT * 3;
      const ankle = (landmark: number): number => observation.bodies[at + landmark * 3 + 1];
      return Math.max(ankle(LANDMARK.left_ankle), ankle(LANDMARK.right_ankle));
    }),
  );
  if (angle("trunk_lean") >= LYING) return below >= STANDS_ON_FEET ? "standing" : "floor";
  const knee = angle("knee_flexion");
  const hip = angle("hip_flexion");
  if (knee >= SEAT_KNEE && hip >= SEAT_HIP) return below >= SEATED_FEET ? "sitting" : "floor";
  if (knee >= KNEELING_KNEE && study.movingSide === "both") return "kneeling";
  return hip >= SEAT_HIP && below < SEATED_FEET ? "floor" : "standing";
}

/** Feet less than this far (torso lengths) below the hips lie on the floor beside them. */
const SEATED_FEET = 0.35;

/** The part of the body that the exercise is for. */
export function regionOf({ primary, held, movingSide }: Study, position: BodyPosition): Region {
  const named = primary.toSorted((a, b) => b.weight - a.weight).map(({ movement }) => movement);
  const regions = named.map((movement) => REGION_OF[movement]);
  if (held && position === "standing" && movingSide !== "both") return "balance";
  if (regions.some((region) => ARMS.has(region)) && regions.some((region) => !ARMS.has(region)))
    return "whole_body";
  // The hips of somebody who lies are moved by the trunk.
  if (position === "floor" && named.includes("trunk_lean")) return "trunk";
  return regions[0];
}

/** MET, low and high (2024 Adult Compendium): 2.3 stretching and yoga, 2.8 to 3.8 calisthenics, 3 to 6.5 squats, lunges, push-ups. */
export function metOf(
  { primary, held, movingSide }: Study,
  position: BodyPosition,
  region: Region,
): readonly [number, number] {
  if (held) return [2.3, 3.8];
  if (region === "whole_body") return [3.8, 7.5];
  const carried = primary.some(({ movement }) => movement === "knee_flexion") && position === "standing";
  if (carried && movingSide === "both") return [3, 6.5];
  return ARMS.has(region) || position === "floor" ? [2.8, 3.8] : [2.3, 3.8];
}
