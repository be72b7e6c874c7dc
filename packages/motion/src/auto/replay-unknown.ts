import { EXERCISES, exerciseById } from "../library/index.ts";
import { type ReplayOptions, type ReplayResult, replayTrace } from "../replay/replay-trace.ts";
import { withProportions } from "../recorded/proportions.ts";
import type { SessionSummary } from "../results.ts";
import { hundredth } from "../signal/rounding.ts";
import type { Trace } from "../trace/trace.ts";
import { askCounters, type Likelihood } from "./ask-counters.ts";
import { findBouts, type Stretch } from "./bouts.ts";
import { type Classifier, NONE } from "./classifier.ts";
import { type EvenSignals, evenSignals } from "./even-signals.ts";
import { type Looks, lookThrough } from "./looks.ts";
import { countPeriods, type Periodicity } from "./periodicity.ts";

/** One exercise without a break: which, from when to when (ms), and how often or how long. */
export type Bout = {
  /** An id of the library, or UNKNOWN. */
  readonly exercise: string;
  /** 0..1, the classifier's. */
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
  readonly repetitions: number;
  readonly partial: number;
  readonly holdSeconds: number;
};

/** The result for the exercise that was done longest, and every bout of any. */
export type UnknownReplay = ReplayResult & { readonly bouts: readonly Bout[] };

/** A movement that repeats and that the library has no name for. */
export const UNKNOWN = "unknown";

/** Looks that an exercise fills at least: three seconds. */
const SHORTEST = 6;
/** One of something is no exercise: somebody who sits down once has not squatted. */
const FEWEST = 2;
const SHORTEST_HOLD = 3;
/** A second opinion has to be at least so likely. */
const THINKABLE = 0.1;
/** Below this the network does not know what it sees, and what repeats is counted without a name. */
const SURE = 0.3;
/** What repeats so well and so often is an exercise, even where no name fits. */
const REGULAR = 0.6;
const FEWEST_UNKNOWN = 3;
/** Where nothing was named the network takes it for nothing with less than this: it may never have seen such a recording. */
const DOUBTFUL = 0.7;
/** Recording before and after a bout in which its first and last repetition may begin and end, ms. */
const MARGIN = 1200;

type Span = { readonly start: number; readonly end: number };
type Counted = Stretch & Span & { readonly confidence: number };
/** `bout`: what was counted already, where no exercise of the library is going to count. */
type Named = Counted & { readonly bout: Bout | null };

/**
 * Replays a recording of nobody knows what: which exercises, from when to when, how many of each. The classifier names
 * every moment, the moments make bouts, and the exercise's own counter counts in them; where no name fits, what repeats is
 * counted. A recording without an exercise is NONE and has no repetitions.
 */
export function replayUnknown(
  recording: Trace,
  classifier: Classifier,
  options: ReplayOptions = {},
): UnknownReplay {
  const trace = withProportions(recording);
  const signals = evenSignals(trace);
  const looks = lookThrough(signals, classifier);
  const stretches = findBouts(looks.probabilities, classifier.classes, countable(classifier), SHORTEST);
  const spans = spansOf(stretches, looks, trace);
  const named =
    spans.length > 0
      ? spans.map((span) => nameOf(span, trace, signals, looks, classifier))
      : [lookAgain(trace, signals, looks, classifier)];
  const results = new Map<string, ReplayResult>();
  const bouts = named.flatMap((bout): Bout[] => {
    if (bout === null) return [];
    if (bout.bout) return [bout.bout];
    const exercise = exerciseById(bout.name);
    if (!exercise) return [];
    const all = named.filter((other): other is Named => other?.name === bout.name);
    const result =
      results.get(bout.name) ?? replayTrace(cut(trace, all), exercise, { ...options, angles: false });
    results.set(bout.name, result);
    // Seconds held have no place in the ledger: of several bouts each is held against the clock alone.
    const held =
      all.length > 1 && result.summary.holdSeconds > 0
        ? replayTrace(cut(trace, [bout]), exercise, { ...options, angles: false }).summary.holdSeconds
        : result.summary.holdSeconds;
    return [boutOf(bout, result.summary, held)];
  });
  const total = (bout: Bout): number =>
    bouts.reduce((sum, other) => sum + (other.exercise === bout.exercise ? other.end - other.start : 0), 0);
  const [main] = bouts.toSorted((a, b) => total(b) - total(a));
  if (!main) return { ...nothing(trace, options, looks), bouts };
  const found = results.get(main.exercise);
  const exercise = exerciseById(main.exercise) ?? EXERCISES[0];
  const { summary, angles } = found && !options.angles ? found : replayTrace(trace, exercise, { ...options });
  const same = bouts.filter((bout) => bout.exercise === main.exercise);
  const confidence = hundredth(same.reduce((sum, bout) => sum + bout.confidence, 0) / same.length);
  if (found) return { summary: { ...found.summary, confidence }, angles, bouts };
  const repetitions = same.reduce((sum, bout) => sum + bout.repetitions, 0);
  return {
    summary: { ...withoutExercise(summary), exercise: UNKNOWN, confidence, repetitions },
    angles,
    bouts,
  };
}

/** Poses in which people rest: who sits on a chair between two sets sits against a wall for all that landmarks can tell. */
const REST: ReadonlySet<string> = new Set(["wall-sit"]);

/**
 * What may be named. Weights may be older than the library: an exercise that it lost cannot be counted. What looks like rest is not named
 * either; it is counted where it was asked for.
 */
function countable({ classes }: Classifier): ReadonlySet<string> {
  return new Set(classes.filter((name) => name === NONE || (exerciseById(name) && !REST.has(name))));
}

/** Where each stretch begins and ends in the recording; at the recording's ends it reaches to them. */
function spansOf(stretches: readonly Stretch[], looks: Looks, trace: Trace): Counted[] {
  const first = trace.frames[0]?.t ?? 0;
  const last = trace.frames.at(-1)?.t ?? 0;
  const edge = (index: number): number => looks.start + (index - 0.5) * looks.step;
  return stretches.map((stretch, i) => {
    const before = stretches[i - 1];
    const after = stretches[i + 1];
    const start = stretch.from === 0 ? first : edge(stretch.from);
    const end = stretch.to === looks.probabilities.length - 1 ? last : edge(stretch.to + 1);
    return {
      ...stretch,
      start: Math.max(start - MARGIN, before ? (edge(before.to + 1) + start) / 2 : first),
      end: Math.min(end + MARGIN, after ? (end + edge(after.from)) / 2 : last),
      confidence: 0,
    };
  });
}

/** The likeliest exercise of a span that its own counter finds too; null where there is nothing to count. */
function nameOf(
  span: Counted,
  trace: Trace,
  signals: EvenSignals,
  looks: Looks,
  classifier: Classifier,
): Named | null {
  const likelihoods = likelihoodsIn(span, looks, classifier);
  const [first] = likelihoods;
  if (!first) return null;
  const part = cut(trace, [span]);
  if (first.confidence >= SURE) {
    const thinkable = likelihoods.filter((one) => one === first || one.confidence >= THINKABLE);
    const found = thinkable.find(({ name }) => {
      const exercise = exerciseById(name);
      return exercise && isDone(replayTrace(part, exercise).summary);
    });
    if (found) return { ...span, ...found, bout: null };
  }
  const repeating = countPeriods(signals, span.start, span.end);
  return byCounters(span, part, repeating, likelihoods) ?? byRepeating(span, repeating);
}

/** A recording in which the network sees nothing, but is not sure of that. */
function lookAgain(trace: Trace, signals: EvenSignals, looks: Looks, classifier: Classifier): Named | null {
  const none = idleness(looks);
  if (none >= DOUBTFUL) return null;
  const span = {
    name: UNKNOWN,
    from: 0,
    to: looks.probabilities.length - 1,
    start: trace.frames[0]?.t ?? 0,
    end: trace.frames.at(-1)?.t ?? 0,
    confidence: 0,
  };
  // As likely as among exercises alone.
  const likelihoods = likelihoodsIn(span, looks, classifier).map(({ name, confidence }) => ({
    name,
    confidence: confidence / (1 - none),
  }));
  return byCounters(span, trace, countPeriods(signals, span.start, span.end), likelihoods);
}

/** Exercises by how likely they are in a span. */
function likelihoodsIn({ from, to }: Stretch, looks: Looks, { classes }: Classifier): Likelihood[] {
  const within = looks.probabilities.slice(from, to + 1);
  return classes
    .map((name, k) => ({
      name,
      confidence: within.reduce((sum, look) => sum + look[k], 0) / within.length,
    }))
    .filter(({ name }) => name !== NONE && exerciseById(name) && !REST.has(name))
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** What the counters of likely exercises agree on; it has no name unless the network thinks of it too. */
function byCounters(
  span: Counted,
  part: Trace,
  { peaks }: Periodicity,
  likelihoods: readonly Likelihood[],
): Named | null {
  const opinion = askCounters(part, likelihoods, peaks.length);
  if (!opinion) return null;
  const { name, confidence, counted } = opinion;
  if (confidence >= SURE) return { ...span, name, confidence, bout: null };
  const start = counted[0]?.start ?? span.start;
  return unnamed(span, confidence, counted.length, start, counted.at(-1)?.end ?? span.end);
}

/** What repeats regularly, whatever it is. */
function byRepeating(span: Counted, { peaks, period, regularity }: Periodicity): Named | null {
  if (peaks.length < FEWEST_UNKNOWN || regularity < REGULAR) return null;
  const half = (period * 1000) / 2;
  const start = Math.max(span.start, (peaks[0] ?? span.start) - half);
  return unnamed(
    span,
    regularity,
    peaks.length,
    start,
    Math.min(span.end, (peaks.at(-1) ?? span.end) + half),
  );
}

function unnamed(span: Counted, confidence: number, repetitions: number, start: number, end: number): Named {
  const bout = {
    exercise: UNKNOWN,
    confidence: hundredth(confidence),
    start: Math.round(start),
    end: Math.round(end),
    repetitions,
    partial: 0,
    holdSeconds: 0,
  };
  return { ...span, name: UNKNOWN, confidence, bout };
}

function isDone({ repetitions, holdSeconds }: SessionSummary): boolean {
  return repetitions >= FEWEST || holdSeconds >= SHORTEST_HOLD;
}

/** What of an exercise's result falls into one of its bouts, from its first repetition to its last. */
function boutOf(span: Counted, summary: SessionSummary, holdSeconds: number): Bout {
  const ledger = summary.ledger.filter(({ peak }) => peak >= span.start && peak <= span.end);
  const counted = ledger.filter((entry) => entry.counted);
  return {
    exercise: span.name,
    confidence: hundredth(span.confidence),
    start: Math.round(counted[0]?.start ?? span.start),
    end: Math.round(counted.at(-1)?.end ?? span.end),
    repetitions: counted.length,
    partial: ledger.filter(({ reason }) => reason === "too_shallow").length,
    holdSeconds,
  };
}

/** The frames of some spans; what lies between them is a gap. */
function cut(trace: Trace, spans: readonly Span[]): Trace {
  return {
    ...trace,
    frames: trace.frames.filter(({ t }) => spans.some(({ start, end }) => t >= start && t <= end)),
  };
}

function nothing(trace: Trace, options: ReplayOptions, looks: Looks): ReplayResult {
  const result = replayTrace(trace, EXERCISES[0], options);
  const confidence = hundredth(idleness(looks));
  return { ...result, summary: { ...withoutExercise(result.summary), exercise: NONE, confidence } };
}

/** How likely the whole recording is nothing, 0..1; 1 where it is too short to be looked at. */
function idleness({ probabilities, none }: Looks): number {
  if (probabilities.length === 0) return 1;
  return probabilities.reduce((sum, look) => sum + look[none], 0) / probabilities.length;
}

function withoutExercise(summary: SessionSummary): SessionSummary {
  return { ...summary, repetitions: 0, partial: 0, holdSeconds: 0, ledger: [] };
}
