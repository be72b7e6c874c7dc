import type { CoursePoint } from "@physiocheck/contracts";
import { changeOf, type Change, type CourseValue } from "@physiocheck/motion";

/** What is drawn over time. */
export type MeasureName = "range" | "amount" | "quality" | "steadiness" | "symmetry" | "pain" | "effort";

export type Measure = {
  readonly name: MeasureName;
  /** Which angle, for the range of movement. */
  readonly angle: CoursePoint["range"][number]["angle"] | null;
  /** Unix seconds. */
  readonly at: readonly number[];
  readonly values: readonly number[];
  /** The doubt of each value (90 %), where the goniometer gave one. */
  readonly plusMinus: readonly number[] | null;
  readonly unit: string;
  readonly range: readonly [number, number] | null;
  /** Whether more is better; null where that depends. */
  readonly better: "more" | "less" | null;
  /** Null where there are too few sessions to speak of change. */
  readonly change: Change | null;
};

/** Just below two points, so that two points of ten are a change (Farrar 2001). */
const PAIN_ERROR = 1.99;

/** Everything that the sessions of one exercise measured often enough to be drawn: at least twice. */
export function measuresOf(points: readonly CoursePoint[]): readonly Measure[] {
  const hold = points.some(({ holdSeconds, repetitions }) => holdSeconds > 0 && repetitions === 0);
  const plain = (
    name: MeasureName,
    value: (point: CoursePoint) => number | null,
    more: Pick<Measure, "unit" | "range" | "better"> & { readonly error?: number },
  ): Measure => {
    const known = points.flatMap((point) => {
      const figure = value(point);
      return figure === null ? [] : [{ at: Date.parse(point.at) / 1000, value: figure }];
    });
    const { error = null, ...rest } = more;
    return {
      ...rest,
      name,
      angle: null,
      at: known.map(({ at }) => at),
      values: known.map((each) => each.value),
      plusMinus: null,
      change: changeOf(
        known.map((each): CourseValue => ({ value: each.value, plusMinus: null })),
        error,
      ),
    };
  };
  const all = [
    ...rangesOf(points),
    plain("amount", (point) => (hold ? point.holdSeconds : point.repetitions), {
      unit: hold ? " s" : "",
      range: null,
      better: "more",
    }),
    plain("quality", ({ quality }) => quality, { unit: "", range: [0, 100], better: "more" }),
    plain("steadiness", ({ jitter }) => jitter, { unit: "°", range: null, better: "less" }),
    plain("symmetry", ({ asymmetry }) => (asymmetry === null ? null : asymmetry * 100), {
      unit: " %",
      range: null,
      better: "less",
    }),
    plain("pain", ({ painAfter }) => painAfter, {
      unit: "",
      range: [0, 10],
      better: "less",
      error: PAIN_ERROR,
    }),
    plain("effort", ({ effort }) => effort, { unit: "", range: [0, 10], better: null }),
  ];
  return all.filter(({ values }) => values.length >= 2);
}

function rangesOf(points: readonly CoursePoint[]): readonly Measure[] {
  const angles = [...new Set(points.flatMap(({ range }) => range.map(({ angle }) => angle)))];
  return angles.map((angle) => {
    const known = points.flatMap(({ at, range }) => {
      const found = range.find((each) => each.angle === angle);
      return found ? [{ at: Date.parse(at) / 1000, value: found.value, plusMinus: found.plusMinus }] : [];
    });
    return {
      name: "range",
      angle,
      at: known.map(({ at }) => at),
      values: known.map(({ value }) => value),
      plusMinus: known.map(({ plusMinus }) => plusMinus),
      unit: "°",
      range: null,
      better: "more",
      change: changeOf(known),
    };
  });
}
