import {
  type EvenSignals,
  evenSignals,
  type ExerciseDefinition,
  FEATURE_COUNT,
  NONE,
  SIGNAL_RATE,
  WINDOW_LENGTH,
  windowFeatures,
} from "@physiocheck/motion";
import { Chance, seedOf } from "./chance.ts";
import { FILM_RATE, type Film, perform } from "./film.ts";
import { exerciseScript, idleScript } from "./scripts.ts";
import { type Borrowed, seeFilm, type View } from "./views.ts";

/** Windows with the class of each; `weight` says how much each matters. */
export type Examples = {
  /** count × FEATURE_COUNT. */
  readonly features: Float32Array;
  readonly labels: readonly string[];
};

export type Amounts = {
  /** People of each exercise, and twelve times as many with nothing to count. */
  readonly people: number;
  /** From how many sides each is seen. */
  readonly views: number;
  /** Windows a view. */
  readonly windows: number;
};

/** Part of a window that is to be exercise, or free of it, for the window to be one or the other. */
const MOSTLY = 0.65;
const HARDLY = 0.15;

/** Films of everybody: solving bodies is what takes the time. */
export function filmExercise(exercise: ExerciseDefinition, people: number, seed: number): Film[] {
  return Array.from({ length: people }, (_, i) => {
    const chance = new Chance(seedOf(seed, `${exercise.id} ${i}`));
    return perform(exerciseScript(exercise, chance), exercise.id);
  });
}

export function filmIdle(people: number, seed: number): Film[] {
  return Array.from({ length: people }, (_, i) =>
    perform(idleScript(new Chance(seedOf(seed, `${NONE} ${i}`))), NONE),
  );
}

/** Windows of a film, each view from another side. */
export function windowsOf(
  film: Film,
  amounts: Amounts,
  borrow: (chance: Chance) => Borrowed | null,
  chance: Chance,
): { readonly features: Float32Array; readonly label: string }[] {
  return Array.from({ length: amounts.views }, () => {
    const view = seeFilm(film, borrow(chance), chance);
    const signals = evenSignals(view.trace);
    const starts = chance.shuffle(
      Array.from(
        { length: Math.max(1, signals.length - WINDOW_LENGTH / 2) },
        (_, i) => i - WINDOW_LENGTH / 4,
      ),
    );
    const found: { features: Float32Array; label: string }[] = [];
    for (const at of starts) {
      if (found.length === amounts.windows) break;
      const label = labelOf(film, view, signals, at);
      if (label !== null) found.push({ features: windowFeatures(signals, at), label });
    }
    return found;
  }).flat();
}

function labelOf(film: Film, view: View, signals: EvenSignals, at: number): string | null {
  let exercising = 0;
  let seen = 0;
  let exercise: string | null = null;
  for (let i = Math.max(0, at); i < Math.min(signals.length, at + WINDOW_LENGTH); i += 1) {
    seen += 1;
    const label = film.labels[Math.round((i / SIGNAL_RATE) * view.hurry * FILM_RATE)] ?? null;
    if (label === NONE || label === null) continue;
    exercise = label;
    exercising += 1;
  }
  if (seen < WINDOW_LENGTH / 2) return null;
  if (exercise !== null && exercising >= MOSTLY * seen) return exercise;
  return exercising <= HARDLY * seen ? NONE : null;
}

/** Many examples in one list of numbers. */
export function gather(
  windows: readonly { readonly features: Float32Array; readonly label: string }[],
): Examples {
  const features = new Float32Array(windows.length * FEATURE_COUNT);
  windows.forEach((window, i) => features.set(window.features, i * FEATURE_COUNT));
  return { features, labels: windows.map(({ label }) => label) };
}
