import type { NewExercise } from "@physiocheck/contracts";
import {
  type AlignmentProposal,
  type AuthoredExercise,
  type AuthoringEdits,
  AuthoringError,
  applyEdits,
  type BodyPosition,
  type CameraView,
  type ExerciseDefinition,
  type MovementName,
} from "@physiocheck/motion";
import type { Remeasured } from "./engine-worker.ts";

/** What is edited: an exercise as it was proposed from a take, or as it is, with its rules as proposals. */
export type Proposal = Pick<AuthoredExercise, "definition" | "alignment">;

/** What a physician changes; numbers in degrees, seconds, parts of the way. */
export type ExerciseEdit = AuthoringEdits & {
  readonly title: string;
  readonly instruction: string;
  readonly region: ExerciseDefinition["region"];
  readonly position: BodyPosition;
  readonly view: CameraView;
  /** Of a hold: degrees give or take. */
  readonly tolerance: Readonly<Partial<Record<MovementName, number>>>;
};

/** A definition that can be used, or what keeps it from being one: `title`, or the name of an edit. */
export type Edited =
  | { readonly definition: ExerciseDefinition; readonly problem: null }
  | { readonly definition: null; readonly problem: string };

/** An exercise that there is, ready to be changed. */
export function proposalOf(definition: ExerciseDefinition): Proposal {
  return {
    definition,
    alignment: definition.alignment.map((rule, place): AlignmentProposal => ({
      id: `${rule.movement}.${rule.during}.${place}`,
      rule,
      seen: {
        mean: (rule.range[0] + rule.range[1]) / 2,
        spread: 0,
        min: rule.range[0],
        max: rule.range[1],
      },
      on: true,
    })),
  };
}

/** Nothing changed yet. */
export function editOf({ definition }: Proposal, title: string): ExerciseEdit {
  const { region, position, view, hold, instruction } = definition;
  return { title, instruction: instruction ?? "", region, position, view, tolerance: { ...hold?.tolerance } };
}

/** The exercise as changed. */
export function edited(proposal: Proposal, edit: ExerciseEdit): Edited {
  const { instruction, region, position, view, tolerance, title, ...edits } = edit;
  if (title.trim() === "") return { definition: null, problem: "title" };
  try {
    const { instruction: _before, ...applied } = applyEdits(proposal, { ...edits, title });
    return {
      definition: {
        ...applied,
        ...(instruction.trim() !== "" && { instruction: instruction.trim() }),
        region,
        position,
        view,
        ...(applied.hold && {
          hold: { ...applied.hold, tolerance: { ...applied.hold.tolerance, ...tolerance } },
        }),
      },
      problem: null,
    };
  } catch (error) {
    if (error instanceof AuthoringError) return { definition: null, problem: error.seen.edit ?? error.code };
    throw error;
  }
}

/** The same, although it has no name yet: for trying it. */
export function triable(proposal: Proposal, edit: ExerciseEdit): ExerciseDefinition | null {
  return edited(proposal, { ...edit, title: edit.title.trim() || "-" }).definition;
}

/** As the server takes it. */
export function asNewExercise({
  id: _id,
  version: _version,
  ...definition
}: ExerciseDefinition): NewExercise {
  return structuredClone({ ...definition, title: definition.title ?? "" }) as unknown as NewExercise;
}

/** A proposal after the repetitions were marked by hand: what moves stays, how far and how fast is measured again. */
export function remeasured(
  authored: AuthoredExercise,
  repetitions: AuthoredExercise["repetitions"],
  { ranges, timing, stability, alignment }: Remeasured,
): AuthoredExercise {
  const { definition, movingSide } = authored;
  const mean = (movement: MovementName, at: "start" | "peak"): number | undefined => {
    const sides = ranges.filter(
      (range) =>
        range.movement === movement &&
        (range.side === "both" ||
          movingSide === "both" ||
          movingSide === "alternating" ||
          range.side === movingSide),
    );
    if (sides.length === 0) return undefined;
    return Math.round(sides.reduce((sum, range) => sum + range[at].mean, 0) / sides.length);
  };
  const start = { ...definition.templates.start };
  const peak = { ...definition.templates.peak };
  for (const { movement } of definition.primary) {
    start[movement] = mean(movement, "start") ?? start[movement];
    peak[movement] = mean(movement, "peak") ?? peak[movement];
  }
  const { minRep, maxRep, typicalRep } = timing;
  return {
    ...authored,
    repetitions,
    ranges,
    timing,
    stability,
    alignment,
    definition: {
      ...definition,
      templates: { ...definition.templates, start, peak },
      timing: { minRep, maxRep, typicalRep },
      ...(definition.hold && stability.hold && { hold: stability.hold }),
      alignment: alignment.filter(({ on }) => on).map(({ rule }) => rule),
    },
  };
}
