import { MAD_TO_SIGMA, mad } from "../signal/statistics.ts";
import type { Study } from "./study.ts";
import type { AuthoringNote, AuthoringNoteCode, ViewProposal } from "./types.ts";

/** Fewer repetitions than this say little about how they differ. */
const ENOUGH_REPETITIONS = 5;
/** Spread of depth and of time, in parts, from which it is worth telling. */
const UNEVEN_DEPTH = 0.12;
const UNEVEN_TEMPO = 0.25;
/** Degrees. */
const SMALL = 25;
const ELSEWHERE = 20;
/** Part of the frames in which nobody was seen. */
const LOST = 0.1;

/**
 * What the physician should know about a take before using what was made from it.
 * @param counted repetitions (of a hold: holds) that the definition counts in the take itself
 */
export function notesOf(study: Study, view: ViewProposal, counted: number): AuthoringNote[] {
  const { repetitions, segmentation, movements, primary, follows, held, observation } = study;
  const notes: AuthoringNote[] = [];
  const note = (code: AuthoringNoteCode, when: boolean, about: Partial<AuthoringNote> = {}): void => {
    if (when) notes.push({ code, movement: about.movement ?? null, value: about.value ?? null });
  };
  const count = repetitions.length;
  note("few_repetitions", !held && count < ENOUGH_REPETITIONS, { value: count });
  const depths = MAD_TO_SIGMA * mad(repetitions.map(({ depth }) => depth));
  note("uneven_repetitions", depths > UNEVEN_DEPTH, { value: percent(depths) });
  const times = repetitions.map(({ start, end }) => (end - start) / 1000);
  const tempo = (MAD_TO_SIGMA * mad(times)) / Math.max(1e-6, times.reduce((a, b) => a + b, 0) / count);
  note("uneven_tempo", !held && tempo > UNEVEN_TEMPO, { value: percent(tempo) });
  note("some_left_out", segmentation.unlike.length > 0, { value: segmentation.unlike.length });
  for (const { movement } of primary) {
    const found = movements.find((each) => each.movement === movement);
    if (!found) continue;
    const way = Math.abs(found.peak.mean - found.start.mean);
    note("small_movement", way < SMALL, { movement, value: Math.round(way) });
    const apart = Math.abs(found.end.mean - found.start.mean);
    note("ends_elsewhere", !held && apart > ELSEWHERE, { movement, value: Math.round(apart) });
    note(
      "view_refuses",
      view.refused.some((angle) => angle.startsWith(movement)),
      { movement },
    );
  }
  for (const movement of follows) note("movement_follows", true, { movement });
  note("person_lost", 1 - observation.seen > LOST, { value: percent(1 - observation.seen) });
  note("counts_otherwise", counted !== count, { value: counted });
  return notes;
}

function percent(part: number): number {
  return Math.round(100 * part);
}
