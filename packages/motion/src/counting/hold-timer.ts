import type { ExerciseDefinition } from "../exercise.ts";
import { angleIndex, type MovementName, type Side } from "../goniometer/angle-names.ts";
import { HoldClock } from "./hold-clock.ts";

type Condition = { readonly index: number; readonly low: number; readonly high: number };

/** Counts the time in the pose of a hold. */
export class HoldTimer extends HoldClock {
  side: Side | "both" = "both";
  private readonly variants: readonly {
    readonly side: Side | "both";
    readonly conditions: readonly Condition[];
  }[];

  constructor(exercise: ExerciseDefinition) {
    super(exercise.hold?.graceMs ?? 400);
    this.variants =
      exercise.sides === "either"
        ? [
            { side: "left", conditions: conditionsFor(exercise, "left") },
            { side: "right", conditions: conditionsFor(exercise, "right") },
          ]
        : [{ side: "both", conditions: conditionsFor(exercise, "both") }];
  }

  /** One frame. @param t ms @param angles degrees by ANGLE, NaN where unknown @returns true where holding began or ended */
  push(t: number, angles: Float64Array): boolean {
    const variant = this.variants.find(({ conditions }) => met(conditions, angles));
    if (variant) this.side = variant.side;
    return this.tick(t, variant !== undefined);
  }
}

function conditionsFor(exercise: ExerciseDefinition, side: Side | "both"): Condition[] {
  const tolerance = exercise.hold?.tolerance ?? {};
  const conditions: Condition[] = [];
  for (const [movement, target] of Object.entries(exercise.templates.peak) as [MovementName, number][]) {
    const margin = tolerance[movement] ?? 20;
    for (const each of side === "both" ? (["left", "right"] as const) : [side]) {
      const index = angleIndex(movement, each);
      if (!conditions.some((known) => known.index === index)) {
        conditions.push({ index, low: target - margin, high: target + margin });
      }
    }
  }
  if (side !== "both") {
    const other: Side = side === "left" ? "right" : "left";
    for (const [movement, range] of Object.entries(exercise.hold?.support ?? {}) as [
      MovementName,
      readonly [number, number],
    ][]) {
      conditions.push({ index: angleIndex(movement, other), low: range[0], high: range[1] });
    }
  }
  return conditions;
}

/** All that can be seen must be within range, and at least half must be seen. */
function met(conditions: readonly Condition[], angles: Float64Array): boolean {
  let seen = 0;
  for (const { index, low, high } of conditions) {
    const angle = angles[index];
    if (Number.isNaN(angle)) continue;
    if (angle < low || angle > high) return false;
    seen += 1;
  }
  return seen > 0 && seen * 2 >= conditions.length;
}
