import type { Bout } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { cx } from "../ui/cx.ts";
import { formatDuration } from "../ui/format.ts";
import { useWorkoutWords } from "./words.ts";

/** One colour an exercise, in the order in which they come up; the words beside say the same. */
const COLOURS = ["bg-(--chart-1)", "bg-(--chart-2)", "bg-(--chart-3)", "bg-(--chart-4)"] as const;
/** A bout is never narrower than a finger, percent of the line. */
const NARROWEST = 3;

/** The film as a line, its bouts as parts of it; a press plays from there. */
export function BoutTimeline({
  bouts,
  lengthMs,
  chosen,
  onChoose,
}: {
  readonly bouts: readonly Bout[];
  readonly lengthMs: number;
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}) {
  const { t } = useTranslation("workouts");
  const words = useWorkoutWords();
  const whole = Math.max(1, lengthMs, ...bouts.map(({ end }) => end));
  const names = [...new Set(bouts.map(({ exercise }) => exercise))];
  const colourOf = (exercise: string): string =>
    COLOURS[names.indexOf(exercise) % COLOURS.length] ?? COLOURS[0];
  return (
    // Time runs from left to right in every language: docs/decisions/0061.
    <div dir="ltr" className="flex flex-col gap-3 pb-4">
      <div className="relative h-14 rounded-lg bg-raised" data-testid="workout-timeline">
        {bouts.map((bout, index) => (
          <button
            key={bout.start}
            type="button"
            aria-pressed={chosen === index}
            aria-label={t("detail.boutLabel", {
              exercise: words.exercise(bout.exercise),
              counted: words.count(bout),
              from: formatDuration(bout.start),
              to: formatDuration(bout.end),
            })}
            onClick={() => onChoose(index)}
            className={cx(
              "absolute inset-y-1.5 rounded-md",
              colourOf(bout.exercise),
              chosen === index && "outline-3 outline-offset-2 outline-ink",
            )}
            style={{
              insetInlineStart: `${Math.min(100 - NARROWEST, (100 * bout.start) / whole)}%`,
              width: `${Math.max(NARROWEST, (100 * (bout.end - bout.start)) / whole)}%`,
            }}
          />
        ))}
      </div>
      <div className="flex justify-between text-sm text-ink-soft">
        <span>{formatDuration(0)}</span>
        <span>{formatDuration(whole)}</span>
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {names.map((exercise) => (
          <li key={exercise} className="inline-flex items-center gap-2">
            <span aria-hidden className={cx("size-3 rounded-sm", colourOf(exercise))} />
            {words.exercise(exercise)}
          </li>
        ))}
      </ul>
    </div>
  );
}
