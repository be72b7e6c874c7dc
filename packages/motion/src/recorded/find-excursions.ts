import type { Standard } from "../counting/attempt-judge.ts";
import type { Excursion } from "../counting/rep-counter.ts";
import { gaussianSmooth } from "../signal/gaussian.ts";
import { type Peak, persistentPeaks } from "../signal/persistence.ts";
import type { UniformSegment } from "../signal/resample.ts";
import { mad, median, quantile } from "../signal/statistics.ts";

/** An excursion found with the whole recording known. */
export type FoundExcursion = Excursion & {
  /** Its persistence: how far it stands out of the recording, in parts of the way. */
  readonly size: number;
};

export type Found = Standard & { readonly excursions: readonly FoundExcursion[] };

/** Below this, in parts of the way, nothing is said about how far somebody usually goes. */
const SLIGHT = 0.2;
/** What counts reaches this part of the upper quartile of what stands out, and at least this much of the way. */
const OF_USUAL = 0.5;
const LEAST = 0.3;
/** Until so many excursions are alike (within this part of the usual), a larger part of the way is asked for. */
const FEWEST_ALIKE = 3;
const ALIKE = 0.35;
const LEAST_OF_FEW = 0.5;
/**
 * A habit: so many excursions alike, of this size in parts of the way, their intervals this even (median deviation in parts); the fewest
 * have only two intervals, which are as even by chance too often.
 */
const HABIT_ALIKE = 3;
const HABIT_SIZE = 0.5;
const HABIT_PACE = 0.35;
const HABIT_PACE_OF_FEWEST = 0.2;
/**
 * What is small everywhere is believed if it is this small at least, comes so often, is so even (median deviation in parts), and nearly all
 * of what stands out is alike: a camera, or an arm that is hidden, can take most of a movement away.
 */
const SMALL = 0.15;
const SMALL_ALIKE = 6;
const SMALL_PACE = 0.3;
const SMALL_SHARE = 0.7;
/** Smoothing, standard deviation in seconds: at first, and in parts of the repetition once that is known. */
const FIRST_SMOOTHING = 0.16;
const SMOOTHING = 0.1;
const LEAST_SMOOTHING = 0.06;
const MOST_SMOOTHING = 0.3;
/** Parts of what counts: looked at for the posture, and worth a line of the ledger. */
const GLANCE = 0.25;
const NOTICED = 0.5;
/** A flank that the recording shows less of than this part is cut off. */
const FLANK = 0.5;
/** The way back completes a repetition: one whose way out came before the recording counts beside so many whole ones. */
const WHOLE_FIRST = 2;
/** Parts of a flank: still at the start pose, and still at the peak. */
const AT_START = 0.08;
const AT_PEAK = 0.1;

/**
 * Finds the excursions of a whole recording's progress signal and how large one has to be to count here: peaks by persistence, on a
 * signal smoothed by a tenth of the repetition's own length. Needs no template amplitude, so a camera that shortens the
 * movement, or somebody who cannot go all the way, changes nothing.
 *
 * What somebody does in another posture than the exercise's (lying down, getting up) is larger than many exercises; where enough
 * is done in the posture, only that says how far is far.
 *
 * @param progress in parts of the way to the peak template, without gaps
 * @param fits whether an excursion begins and ends in the exercise's posture
 */
export function findExcursions(
  progress: UniformSegment,
  fits: (excursion: FoundExcursion) => boolean = () => true,
): Found {
  const { rate } = progress;
  const rough = gaussianSmooth(progress.values, FIRST_SMOOTHING * rate);
  const seconds = period(persistentPeaks(rough), rough, rate);
  const sigma =
    seconds === null
      ? FIRST_SMOOTHING
      : Math.min(MOST_SMOOTHING, Math.max(LEAST_SMOOTHING, SMOOTHING * seconds));
  const values = gaussianSmooth(progress.values, sigma * rate);
  const peaks = persistentPeaks(values);
  const largerThan = (least: number): FoundExcursion[] => {
    const standing = peaks.filter(({ persistence }) => persistence >= least);
    return standing.map((peak, k) =>
      excursionAt(progress, values, peak, standing[k - 1]?.at ?? 0, standing[k + 1]?.at ?? values.length - 1),
    );
  };
  const sizesOf = (excursions: readonly { readonly size: number }[]): number[] =>
    excursions.map(({ size }) => size);
  const all = peaks.map(({ persistence }) => persistence);
  const inPosture = largerThan(Math.max(SLIGHT, GLANCE * enoughOf(all))).filter(fits);
  const usualInPosture = alikeOf(sizesOf(inPosture)).length >= FEWEST_ALIKE;
  const small = smallOf(largerThan(SMALL).filter(fits));
  const enough = small ?? enoughOf(usualInPosture ? sizesOf(inPosture) : all);
  const excursions = forgiveBeginning(largerThan(NOTICED * enough), enough);
  const habit = isHabit(usualInPosture ? excursions.filter(fits) : excursions);
  return { excursions, enough, habit, postureAsked: usualInPosture || !habit };
}

/** The recording begins at the peak of a repetition: its way back, seen whole, completes it beside others. */
function forgiveBeginning(excursions: readonly FoundExcursion[], enough: number): FoundExcursion[] {
  const whole = excursions.filter(({ cut, size }) => cut === null && size >= enough).length;
  return excursions.map((excursion) =>
    excursion.cut === "beginning" && whole >= WHOLE_FIRST ? { ...excursion, cut: null } : excursion,
  );
}

function isHabit(excursions: readonly FoundExcursion[]): boolean {
  const usual = usualOf(excursions.map(({ size }) => size));
  const alike = excursions.filter(({ size }) => Math.abs(size - usual) <= ALIKE * usual);
  if (alike.length < HABIT_ALIKE || usual < HABIT_SIZE) return false;
  return isEven(alike, alike.length > HABIT_ALIKE ? HABIT_PACE : HABIT_PACE_OF_FEWEST);
}

/** The size from which a small, even movement counts; null where what is done is large, or is not even. */
function smallOf(excursions: readonly FoundExcursion[]): number | null {
  const usual = quantile(
    excursions.map(({ size }) => size),
    0.75,
  );
  if (!(OF_USUAL * usual < LEAST)) return null;
  const standing = excursions.filter(({ size }) => size >= OF_USUAL * usual);
  const alike = standing.filter(({ size }) => Math.abs(size - usual) <= ALIKE * usual);
  if (alike.length < SMALL_ALIKE || alike.length < SMALL_SHARE * standing.length) return null;
  return isEven(alike, SMALL_PACE) ? Math.max(SMALL, OF_USUAL * usual) : null;
}

function isEven(excursions: readonly FoundExcursion[], pace: number): boolean {
  const intervals = excursions.slice(1).map(({ peak }, i) => peak - excursions[i].peak);
  return mad(intervals) <= pace * median(intervals);
}

function enoughOf(sizes: readonly number[]): number {
  const usual = usualOf(sizes);
  if (Number.isNaN(usual)) return LEAST_OF_FEW;
  return Math.max(OF_USUAL * usual, alikeOf(sizes).length >= FEWEST_ALIKE ? LEAST : LEAST_OF_FEW);
}

/** The upper quartile of what is more than slight; not a number where nothing is. */
function usualOf(sizes: readonly number[]): number {
  return quantile(
    sizes.filter((size) => size > SLIGHT),
    0.75,
  );
}

function alikeOf(sizes: readonly number[]): number[] {
  const usual = usualOf(sizes);
  return sizes.filter((size) => size > SLIGHT && Math.abs(size - usual) <= ALIKE * usual);
}

/** Seconds from one repetition to the next; null with fewer than three. */
function period(peaks: readonly Peak[], values: Float64Array, rate: number): number | null {
  const enough = enoughOf(peaks.map(({ persistence }) => persistence));
  const kept = peaks.filter(({ persistence }) => persistence > enough);
  if (kept.length < 3 || values.length === 0) return null;
  return median(kept.slice(1).map(({ at }, i) => at - kept[i].at)) / rate;
}

function excursionAt(
  { start: origin, rate }: UniformSegment,
  values: Float64Array,
  { at: peak, persistence: size }: Peak,
  from: number,
  to: number,
): FoundExcursion {
  const first = lowest(values, from, peak);
  const last = lowest(values, peak, to);
  const rise = values[peak] - values[first];
  const fall = values[peak] - values[last];
  let start = peak;
  while (start > first && values[start] > values[first] + AT_START * rise) start -= 1;
  let end = peak;
  while (end < last && values[end] > values[last] + AT_START * fall) end += 1;
  let outEnd = peak;
  while (outEnd > start && values[outEnd - 1] >= values[peak] - AT_PEAK * rise) outEnd -= 1;
  let backStart = peak;
  while (backStart < end && values[backStart + 1] >= values[peak] - AT_PEAK * fall) backStart += 1;
  const time = (sample: number): number => origin + (sample / rate) * 1000;
  const cut = fall < FLANK * size ? "end" : rise < FLANK * size ? "beginning" : null;
  return {
    start: time(start),
    peak: time(peak),
    end: time(end),
    startLevel: values[start],
    peakLevel: values[peak],
    endLevel: values[end],
    outEnd: time(outEnd),
    backStart: time(backStart),
    cut,
    returned: Math.min(1, fall / Math.max(1e-6, rise)),
    size,
  };
}

/** The lowest sample from..to, the one nearest to the peak where several are as low. */
function lowest(values: Float64Array, from: number, to: number): number {
  let best = from;
  for (let i = from; i <= to; i += 1) if (values[i] < values[best]) best = i;
  return best;
}
