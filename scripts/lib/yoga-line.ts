import type { PoseAnalysis, PracticeReplay } from "@physiocheck/motion";

/** What `replay` and `analyze` print about one picture. */
export type YogaLine = {
  readonly id?: string | number;
  readonly pose: string | null;
  readonly confidence: number;
  readonly accuracy: number | null;
  readonly side: string | null;
  /** The joint that is furthest off for its tolerance. */
  readonly worst: string | null;
  readonly joints: Readonly<
    Record<
      string,
      {
        readonly value: number;
        /** What the depth that one picture hardly shows may make of it. */
        readonly plusMinus: number;
        readonly target: number;
        readonly tolerance: number;
      }
    >
  >;
};

export function yogaLine({ pose, confidence, match }: PoseAnalysis, id?: string | number): YogaLine {
  return {
    ...(id !== undefined && { id }),
    pose,
    confidence: Math.round(confidence * 100) / 100,
    accuracy: match ? tenth(match.accuracy) : null,
    side: match?.side ?? null,
    worst: match?.worst?.joint ?? null,
    joints: Object.fromEntries(
      (match?.joints ?? []).map(({ joint, value, doubt, target, tolerance }) => [
        joint,
        { value: tenth(value), plusMinus: tenth(doubt), target, tolerance },
      ]),
    ),
  };
}

/** A film's or photo's line: the picture that stands for it, and which poses were kept from when to when. */
export type PracticeLine = YogaLine & {
  readonly poses: readonly {
    readonly pose: string;
    readonly start: number;
    readonly end: number;
    readonly accuracy: number | null;
  }[];
};

export function practiceLine({ analysis, stretches }: PracticeReplay): PracticeLine {
  return {
    ...yogaLine(analysis),
    poses: stretches.map((stretch) => ({
      ...stretch,
      accuracy: stretch.accuracy === null ? null : tenth(stretch.accuracy),
    })),
  };
}

export function practiceInWords({ pose, accuracy, poses }: PracticeLine): string {
  if (pose === null) return "no pose";
  const kept = poses.map((each) => `${each.pose} ${((each.end - each.start) / 1000).toFixed(1)} s`);
  return `${pose}, accuracy ${accuracy?.toFixed(0) ?? "–"} (${kept.join(", ")})`;
}

function tenth(x: number): number {
  return Math.round(x * 10) / 10;
}
