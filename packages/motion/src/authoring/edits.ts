import type { AlignmentRule, ExerciseDefinition } from "../exercise.ts";
import type { MovementName } from "../goniometer/angle-names.ts";
import { AuthoringError } from "./authoring-error.ts";
import type { AlignmentProposal, AuthoredExercise, AuthoringEdits } from "./types.ts";

/** Degrees that an angle can have, and that start and peak of a primary movement must lie apart. */
const LEAST_ANGLE = -90;
const MOST_ANGLE = 200;
const LEAST_WAY = 5;
/** Parts of the way to the peak. */
const LEAST_COUNTED = 0.2;
/** Seconds. */
const SHORTEST = 0.2;
const LONGEST = 600;
const LONGEST_TITLE = 120;

/**
 * The definition with a physician's changes. Sliders and server use the same rules.
 * @throws AuthoringError `edit_unknown` for a movement or rule that the proposal has not, `edit_out_of_range` for a value
 *   that makes no exercise; `seen.edit` names it
 */
export function applyEdits(
  authored: Pick<AuthoredExercise, "definition" | "alignment">,
  edits: AuthoringEdits,
): ExerciseDefinition {
  const { definition } = authored;
  const templates = editTemplates(definition, edits.primary ?? {});
  const counted = edits.counted ?? definition.depth.counted;
  demand(within(counted, LEAST_COUNTED, 1), "counted");
  const timing = editTiming(definition, edits);
  const title = edits.title?.trim() ?? definition.title;
  demand(title === undefined || (title.length > 0 && title.length <= LONGEST_TITLE), "title");
  return {
    ...definition,
    ...(title !== undefined && { title }),
    templates,
    depth: { counted, partial: Math.min(definition.depth.partial, counted) },
    timing,
    alignment: editAlignment(authored.alignment, edits.alignment ?? {}),
  };
}

/** The rules that are on. */
export function rulesOf(proposals: readonly AlignmentProposal[]): readonly AlignmentRule[] {
  return proposals.filter(({ on }) => on).map(({ rule }) => rule);
}

function editTemplates(
  { primary, templates, counting }: ExerciseDefinition,
  edits: NonNullable<AuthoringEdits["primary"]>,
): ExerciseDefinition["templates"] {
  const start: Partial<Record<MovementName, number>> = { ...templates.start };
  const peak: Partial<Record<MovementName, number>> = { ...templates.peak };
  for (const [movement, edit] of Object.entries(edits) as [
    MovementName,
    { start?: number; peak?: number },
  ][]) {
    const name = `primary.${movement}`;
    if (!primary.some((each) => each.movement === movement)) unknown(name);
    for (const [pose, value] of [
      [start, edit.start],
      [peak, edit.peak],
    ] as const) {
      if (value === undefined) continue;
      demand(within(value, LEAST_ANGLE, MOST_ANGLE), name);
      pose[movement] = value;
    }
    if (counting === "hold") continue;
    const way = (peak[movement] ?? 0) - (start[movement] ?? 0);
    const before = (templates.peak[movement] ?? 0) - (templates.start[movement] ?? 0);
    // The other direction is another exercise.
    demand(Math.abs(way) >= LEAST_WAY && way * before > 0, name);
  }
  return { ...templates, start, peak };
}

function editTiming({ timing }: ExerciseDefinition, edits: AuthoringEdits): ExerciseDefinition["timing"] {
  const minRep = edits.minRep ?? timing.minRep;
  const maxRep = edits.maxRep ?? timing.maxRep;
  demand(within(minRep, SHORTEST, LONGEST), "minRep");
  demand(within(maxRep, SHORTEST, LONGEST) && maxRep > minRep, "maxRep");
  return { minRep, maxRep, typicalRep: Math.min(maxRep, Math.max(minRep, timing.typicalRep)) };
}

function editAlignment(
  proposals: readonly AlignmentProposal[],
  edits: NonNullable<AuthoringEdits["alignment"]>,
): readonly AlignmentRule[] {
  for (const [id, edit] of Object.entries(edits)) {
    const name = `alignment.${id}`;
    if (!proposals.some((proposal) => proposal.id === id)) unknown(name);
    if (!edit.range) continue;
    const [from, to] = edit.range;
    demand(within(from, -MOST_ANGLE, MOST_ANGLE) && within(to, -MOST_ANGLE, MOST_ANGLE) && from < to, name);
  }
  return rulesOf(
    proposals.map((proposal) => {
      const {
        on = proposal.on,
        range = proposal.rule.range,
        breaks = proposal.rule.breaks,
      } = edits[proposal.id] ?? {};
      return { ...proposal, on, rule: { ...proposal.rule, range, breaks } };
    }),
  );
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function demand(condition: boolean, edit: string): void {
  if (!condition) throw new AuthoringError("edit_out_of_range", { edit });
}

function unknown(edit: string): never {
  throw new AuthoringError("edit_unknown", { edit });
}
