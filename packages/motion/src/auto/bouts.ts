import { NONE } from "./classifier.ts";

/** A stretch of a recording in which one thing was done; indices of the first and the last look at it. */
export type Stretch = { readonly name: string; readonly from: number; readonly to: number };

/** Overlapping windows say nearly the same: each counts for this part of a look. */
const LOOK = 0.3;
/** What it costs to change from one thing to another, in units of log probability. */
const CHANGE = 3;
/** No window rules anything out altogether. */
const LEAST = 0.005;

/**
 * What was done when: the likeliest course of events, given what each look says and that people do not change what they
 * do every half second (Viterbi 1967, every change at the same cost).
 * @param looks probability of each class at each time, at a constant rate
 * @param allowed classes that may come up
 */
export function findStretches(
  looks: readonly Float32Array[],
  classes: readonly string[],
  allowed: ReadonlySet<string> = new Set(classes),
): Stretch[] {
  const states = classes.flatMap((name, k) => (allowed.has(name) ? [k] : []));
  if (looks.length === 0 || states.length === 0) return [];
  let score = new Float64Array(states.length);
  const came: Int32Array[] = [];
  for (const look of looks) {
    const best = score.indexOf(Math.max(...score));
    const from = new Int32Array(states.length);
    const next = new Float64Array(states.length);
    states.forEach((state, i) => {
      const changes = score[best] - CHANGE > score[i];
      from[i] = changes ? best : i;
      next[i] = (changes ? score[best] - CHANGE : score[i]) + LOOK * Math.log(LEAST + look[state]);
    });
    came.push(from);
    score = next;
  }
  const stretches: { name: string; from: number; to: number }[] = [];
  let at = score.indexOf(Math.max(...score));
  for (let i = looks.length - 1; i >= 0; i -= 1) {
    const name = classes[states[at]];
    const last = stretches.at(-1);
    if (last?.name === name) last.from = i;
    else stretches.push({ name, from: i, to: i });
    at = came[i][at];
  }
  return stretches.toReversed();
}

/** Looks that an exercise has to fill altogether, as part of all exercising, to be more than a slip. */
const SLIP = 0.15;

/**
 * The same, with exercises left out that come up only for moments beside another: a recording has few exercises, and a
 * squat that looks like sitting down once is still a squat.
 */
export function findBouts(
  looks: readonly Float32Array[],
  classes: readonly string[],
  allowed: ReadonlySet<string>,
  shortest: number,
): Stretch[] {
  const first = findStretches(looks, classes, allowed).filter(({ name }) => name !== NONE);
  const filled = new Map<string, number>();
  for (const { name, from, to } of first) filled.set(name, (filled.get(name) ?? 0) + to - from + 1);
  const all = [...filled.values()].reduce((sum, count) => sum + count, 0);
  const kept = new Set([NONE]);
  for (const [name, count] of filled) if (count >= Math.max(shortest, SLIP * all)) kept.add(name);
  // Of short recordings one exercise is left, however short it is.
  const [longest] = [...filled].toSorted((a, b) => b[1] - a[1]);
  if (longest) kept.add(longest[0]);
  return findStretches(looks, classes, kept).filter(({ name }) => name !== NONE);
}
