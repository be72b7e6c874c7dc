import type { Trace } from "../trace/trace.ts";
import { median } from "../signal/statistics.ts";
import { analysePose, type PoseAnalysis } from "./analyse-pose.ts";
import type { YogaPoseId } from "./pose-ids.ts";

/** One pose of a recorded practice, from when to when. */
export type PoseStretch = {
  readonly pose: YogaPoseId;
  /** ms */
  readonly start: number;
  readonly end: number;
  /** Median over its frames, 0..100; null where too little of the body could be read. */
  readonly accuracy: number | null;
};

export type PracticeReplay = {
  /** The frame that stands for the recording: of the pose that was kept longest, the one of median accuracy. */
  readonly analysis: PoseAnalysis;
  readonly stretches: readonly PoseStretch[];
};

/** A pose that is not seen for longer than this has ended, ms; one that was kept for less was passed through. */
const GRACE_MS = 800;
const SHORTEST_MS = 1000;

type Look = PoseAnalysis & { readonly t: number };
type Run = { readonly pose: YogaPoseId; readonly looks: Look[]; readonly start: number; end: number };

/** Which poses a recording shows, when, and how well. A photo is a recording of one frame. */
export function replayPractice(trace: Trace): PracticeReplay {
  const looks = trace.frames.map((frame): Look => ({ t: frame.t, ...analysePose(frame, trace) }));
  const runs = findRuns(looks).filter(({ start, end }) => looks.length === 1 || end - start >= SHORTEST_MS);
  return {
    analysis: typical(runs) ?? { pose: null, confidence: sureness(looks), match: null },
    stretches: runs.map(({ pose, start, end, looks: own }) => ({
      pose,
      start,
      end,
      accuracy: middle(own.flatMap(({ match }) => (match ? [match.accuracy] : []))),
    })),
  };
}

function findRuns(looks: readonly Look[]): Run[] {
  const runs: Run[] = [];
  for (const look of looks) {
    const { pose, t } = look;
    if (pose === null) continue;
    const run = runs.at(-1);
    if (run?.pose === pose && t - run.end <= GRACE_MS) {
      run.looks.push(look);
      run.end = t;
    } else runs.push({ pose, looks: [look], start: t, end: t });
  }
  return runs;
}

/** The look of median accuracy at the pose that was kept longest in all. */
function typical(runs: readonly Run[]): PoseAnalysis | null {
  const kept = new Map<YogaPoseId, Look[]>();
  for (const { pose, looks } of runs) kept.set(pose, [...(kept.get(pose) ?? []), ...looks]);
  const [longest] = [...kept.values()].toSorted((a, b) => b.length - a.length);
  if (!longest) return null;
  const ranked = longest.toSorted((a, b) => (a.match?.accuracy ?? -1) - (b.match?.accuracy ?? -1));
  const { pose, confidence, match } = ranked[Math.floor(ranked.length / 2)];
  return { pose, confidence, match };
}

/** How sure it is, over all looks, that there is none. */
function sureness(looks: readonly Look[]): number {
  return middle(looks.map(({ confidence }) => confidence)) ?? 0;
}

function middle(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : median(numbers);
}
