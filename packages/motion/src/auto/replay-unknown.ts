import { EXERCISES, exerciseById } from "../library/index.ts";
import { type ReplayOptions, type ReplayResult, replayTrace } from "../replay/replay-trace.ts";
import { withProportions } from "../recorded/proportions.ts";
import type { SessionSummary } from "../results.ts";
import type { Trace } from "../trace/trace.ts";
import { findBouts, type Stretch } from "./bouts.ts";
import { type Classifier, NONE } from "./classifier.ts";
import { type EvenSignals, evenSignals } from "./even-signals.ts";
import { type Looks, lookThrough } from "./looks.ts";
import { countPeriods } from "./periodicity.ts";

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
/** Recording before and after a bout in which its first and last repetition may begin and end, ms. */
const MARGIN = 1200;

type Span = { readonly start: number; readonly end: number };
type Counted = Stretch & Span & { readonly confidence: number };

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
  const named = spans.map((span) => nameOf(span, trace, signals, looks, classifier));
  const results = new Map<string, ReplayResult>();
  const bouts = named.flatMap((bout): Bout[] => {
    if (bout === null) return [];
    if (bout.name === UNKNOWN) return [unknownBout(bout, signals)];
    const exercise = exerciseById(bout.name);
    if (!exercise) return [];
    const all = named.filter((other): other is Counted => other?.name === bout.name);
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
  { classes }: Classifier,
): Counted | null {
  const within = looks.probabilities.slice(span.from, span.to + 1);
  const likelihoods = classes
    .map((name, k) => ({
      name,
      confidence: within.reduce((sum, look) => sum + look[k], 0) / within.length,
    }))
    .filter(({ name }) => name !== NONE && exerciseById(name) && !REST.has(name))
    .toSorted((a, b) => b.confidence - a.confidence);
  const [first] = likelihoods;
  if (!first) return null;
  const part = cut(trace, [span]);
  if (first.confidence >= SURE) {
    const thinkable = likelihoods.filter((one) => one === first || one.confidence >= THINKABLE);
    const found = thinkable.find(({ name }) => {
      const exercise = exerciseById(name);
      return exercise && isDone(replayTrace(part, exercise).summary);
    });
    if (found) return { ...span, ...found };
  }
  const { peaks, regularity } = countPeriods(signals, span.start, span.end);
  const repeats = peaks.length >= FEWEST_UNKNOWN && regularity >= REGULAR;
  return repeats ? { ...span, name: UNKNOWN, confidence: regularity } : null;
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

function unknownBout(span: Counted, signals: EvenSignals): Bout {
  const { peaks, period } = countPeriods(signals, span.start, span.end);
  const half = (period * 1000) / 2;
  return {
    exercise: UNKNOWN,
    confidence: hundredth(span.confidence),
    start: Math.round(Math.max(span.start, (peaks[0] ?? span.start) - half)),
    end: Math.round(Math.min(span.end, (peaks.at(-1) ?? span.end) + half)),
    repetitions: peaks.length,
    partial: 0,
    holdSeconds: 0,
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
  const idle = looks.probabilities.reduce((sum, look) => sum + look[looks.none], 0);
  const confidence = looks.probabilities.length > 0 ? hundredth(idle / looks.probabilities.length) : 1;
  return { ...result, summary: { ...withoutExercise(result.summary), exercise: NONE, confidence } };
}

function withoutExercise(summary: SessionSummary): SessionSummary {
  return { ...summary, repetitions: 0, partial: 0, holdSeconds: 0, ledger: [] };
}

function hundredth(x: number): number {
  return Math.round(x * 100) / 100;
}
