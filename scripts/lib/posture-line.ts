import {
  measureView,
  type PoseFrame,
  type PictureSize,
  POSTURE_VERSION,
  type PostureLevel,
  type PostureReference,
  type PostureView,
  seenFrom,
  stillOf,
  summarisePosture,
} from "@physiocheck/motion";

/** A camera of which nothing is known: upright, with doubt. */
const ROLL = { degrees: 0, from: "unknown" } as const;

/** What `replay` and `analyze` print about one view of a person who stands still. */
export type PostureLine = {
  readonly id?: string | number;
  /** As it was asked for, or as the picture seems to show; null where nobody was seen. */
  readonly view: PostureView | null;
  readonly measurements: Readonly<
    Record<
      string,
      {
        readonly value: number;
        readonly plusMinus: number;
        readonly unit: "deg";
        readonly reference: PostureReference;
        readonly level: PostureLevel;
      }
    >
  >;
  /** 0..100; null where nothing was measured. */
  readonly score: number | null;
  readonly scorePlusMinus: number | null;
  /** What stands out, and what could not be measured and why. */
  readonly feedback: readonly (
    | { readonly measure: string; readonly level: PostureLevel }
    | { readonly measure: string; readonly refused: string }
  )[];
  /** Why the picture as a whole says nothing; null where it does. */
  readonly fault: string | null;
  readonly versions: { readonly posture: number };
};

/**
 * Measures one view from the pictures of it.
 * @param view null: as the picture itself seems to show
 */
export function postureLine(
  frames: readonly PoseFrame[],
  picture: PictureSize,
  view: PostureView | null,
  id?: string | number,
): PostureLine {
  const looked = stillOf(view ?? "front", picture, frames);
  const shown = looked && (view ?? seenFrom(looked, ROLL.degrees));
  const still = looked && shown && { ...looked, view: shown };
  const result = measureView(still, shown ?? view ?? "front", {}, ROLL);
  const { score, scorePlusMinus } = summarisePosture([result]);
  return {
    ...(id !== undefined && { id }),
    view: shown,
    measurements: Object.fromEntries(
      result.measurements.map(({ measure, value, plusMinus, reference, level }) => [
        measure,
        { value, plusMinus, unit: "deg" as const, reference, level },
      ]),
    ),
    score,
    scorePlusMinus,
    feedback: [
      ...result.measurements
        .filter(({ level }) => level !== "within")
        .map(({ measure, level }) => ({ measure, level })),
      ...result.refused.map(({ measure, reason }) => ({ measure, refused: reason })),
    ],
    fault: result.fault?.reason ?? null,
    versions: { posture: POSTURE_VERSION },
  };
}

/** The same for people. */
export function postureInWords({ view, score, fault, measurements }: PostureLine): string {
  if (fault) return `nothing measured: ${fault}${view ? ` (seen from ${view})` : ""}`;
  const said = Object.entries(measurements).map(
    ([name, { value, plusMinus }]) => `${name} ${value.toFixed(1)} ± ${plusMinus.toFixed(1)}°`,
  );
  return `${view ?? "–"}, score ${score?.toFixed(0) ?? "–"}: ${said.join(", ")}`;
}
