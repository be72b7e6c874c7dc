import type { NewExercise } from "@physiocheck/contracts";
import type { ExerciseDefinition, MovementName } from "@physiocheck/motion";

/**
 * An exercise as it is being made from another: the numbers a physician may change, as typed. Keys of `numbers` are paths
 * such as `start.knee_flexion`, `depth.counted` (percent), `timing.minRep` (s), `rule.0.from` (degrees).
 */
export type ExerciseDraft = {
  readonly title: string;
  readonly numbers: Readonly<Record<string, string>>;
  /** For each rule of the original, whether breaking it uncounts the repetition. */
  readonly breaks: readonly boolean[];
};

/** What is wrong with a field: `number` with its limits, `apart` and `order` for pairs, `missing` for words. */
export type DraftProblem =
  | { readonly name: "missing" }
  | { readonly name: "number"; readonly min: number; readonly max: number }
  | { readonly name: "apart" }
  | { readonly name: "order" };

/** Degrees that start and target must lie apart, or noise would be movement. */
const LEAST_RANGE = 10;
const DEGREES = [-60, 200] as const;
const PERCENT = [5, 100] as const;
const SECONDS = [0.2, 120] as const;
const TOLERANCE = [2, 60] as const;

/** The fields an exercise has, with their limits. */
export function draftFields(
  original: ExerciseDefinition,
): Readonly<Record<string, readonly [number, number]>> {
  const hold = original.counting === "hold";
  const fields: Record<string, readonly [number, number]> = {};
  for (const { movement } of original.primary) {
    if (!hold) fields[`start.${movement}`] = DEGREES;
    fields[`peak.${movement}`] = DEGREES;
    if (hold) fields[`tolerance.${movement}`] = TOLERANCE;
  }
  if (!hold) {
    fields["depth.counted"] = PERCENT;
    fields["depth.partial"] = PERCENT;
    for (const part of ["minRep", "typicalRep", "maxRep"]) fields[`timing.${part}`] = SECONDS;
  }
  original.alignment.forEach((_, index) => {
    fields[`rule.${index}.from`] = DEGREES;
    fields[`rule.${index}.to`] = DEGREES;
  });
  return fields;
}

/** The draft that would make the same exercise again. */
export function draftOf(original: ExerciseDefinition, title: string): ExerciseDraft {
  const { templates, depth, timing, hold, alignment } = original;
  const value = (path: string): number | undefined => {
    const [group, name = "", side] = path.split(".") as [string, string?, string?];
    const movement = name as MovementName;
    switch (group) {
      case "start":
        return templates.start[movement];
      case "peak":
        return templates.peak[movement];
      case "tolerance":
        return hold?.tolerance[movement];
      case "depth":
        return Math.round(depth[name as "counted"] * 100);
      case "timing":
        return timing[name as "minRep"];
      default:
        return alignment[Number(name)]?.range[side === "from" ? 0 : 1];
    }
  };
  return {
    title,
    numbers: Object.fromEntries(
      Object.keys(draftFields(original)).map((path) => [path, String(value(path) ?? "")]),
    ),
    breaks: alignment.map((rule) => rule.breaks),
  };
}

/** What is wrong, by field; empty when the draft can be made. */
export function draftProblems(
  draft: ExerciseDraft,
  original: ExerciseDefinition,
): Readonly<Record<string, DraftProblem>> {
  const problems: Record<string, DraftProblem> = {};
  if (draft.title.trim() === "") problems.title = { name: "missing" };
  for (const [path, [min, max]] of Object.entries(draftFields(original))) {
    const text = (draft.numbers[path] ?? "").trim().replace(",", ".");
    const number = Number(text);
    if (text === "" || !Number.isFinite(number) || number < min || number > max) {
      problems[path] = { name: "number", min, max };
    }
  }
  const at = (path: string) => (problems[path] ? Number.NaN : numberAt(draft, path));
  if (original.counting !== "hold") {
    for (const { movement } of original.primary) {
      if (Math.abs(at(`peak.${movement}`) - at(`start.${movement}`)) < LEAST_RANGE) {
        problems[`peak.${movement}`] = { name: "apart" };
      }
    }
    if (at("depth.partial") > at("depth.counted")) problems["depth.partial"] = { name: "order" };
    if (at("timing.minRep") > at("timing.typicalRep")) problems["timing.minRep"] = { name: "order" };
    if (at("timing.typicalRep") > at("timing.maxRep")) problems["timing.typicalRep"] = { name: "order" };
  }
  original.alignment.forEach((_, index) => {
    if (at(`rule.${index}.from`) > at(`rule.${index}.to`)) problems[`rule.${index}.from`] = { name: "order" };
  });
  return problems;
}

/** The exercise of a draft without problems; what the form does not ask stays as in the original. */
export function exerciseOf(draft: ExerciseDraft, original: ExerciseDefinition): NewExercise {
  const { id: _id, version: _version, title: _title, ...kept } = original;
  const at = (path: string) => numberAt(draft, path);
  const hold = original.counting === "hold";
  const changed = (group: "start" | "peak" | "tolerance") =>
    Object.fromEntries(original.primary.map(({ movement }) => [movement, at(`${group}.${movement}`)]));
  return structuredClone({
    ...kept,
    title: draft.title.trim(),
    templates: {
      ...original.templates,
      start: { ...original.templates.start, ...(hold ? {} : changed("start")) },
      peak: { ...original.templates.peak, ...changed("peak") },
    },
    ...(original.hold && {
      hold: { ...original.hold, tolerance: { ...original.hold.tolerance, ...changed("tolerance") } },
    }),
    ...(!hold && {
      depth: { counted: at("depth.counted") / 100, partial: at("depth.partial") / 100 },
      timing: {
        minRep: at("timing.minRep"),
        typicalRep: at("timing.typicalRep"),
        maxRep: at("timing.maxRep"),
      },
    }),
    alignment: original.alignment.map((rule, index) => ({
      ...rule,
      range: [at(`rule.${index}.from`), at(`rule.${index}.to`)] as const,
      breaks: draft.breaks[index] ?? rule.breaks,
    })),
  }) as unknown as NewExercise;
}

function numberAt(draft: ExerciseDraft, path: string): number {
  return Number((draft.numbers[path] ?? "").trim().replace(",", "."));
}
