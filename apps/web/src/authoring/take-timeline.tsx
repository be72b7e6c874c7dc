import type { AuthoredRepetition, Trace } from "@physiocheck/motion";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { formatFixed } from "../ui/format.ts";
import { Card } from "../ui/page.tsx";
import { moved } from "./move-mark.ts";
import { SliderField } from "./slider-field.tsx";
import { TakeView } from "./take-view.tsx";

/** A mark may be moved this far beyond where its repetition was found, ms. */
const AROUND_MS = 1500;

/** The take played again, with its repetitions on a line; start, furthest point and end of each can be moved. */
export function TakeTimeline({
  take,
  repetitions,
  isBusy,
  onRemeasure,
}: {
  readonly take: Trace;
  readonly repetitions: readonly AuthoredRepetition[];
  readonly isBusy: boolean;
  readonly onRemeasure: (repetitions: readonly AuthoredRepetition[]) => void;
}) {
  const { t } = useTranslation(["authoring", "common"]);
  const begun = take.frames[0]?.t ?? 0;
  const length = Math.max(1, (take.frames.at(-1)?.t ?? begun) - begun);
  const [marks, setMarks] = useState(repetitions);
  const [measured, setMeasured] = useState(repetitions);
  if (measured !== repetitions) {
    setMeasured(repetitions);
    setMarks(repetitions);
  }
  const [chosen, setChosen] = useState(0);
  const [at, setAt] = useState(repetitions[0]?.peak ?? begun);
  const [isPlaying, setPlaying] = useState(false);
  const onAt = useCallback((next: number) => setAt(next), []);
  const mark = marks[chosen] ?? marks[0];
  const span = useMemo(
    () => (mark ? ([mark.start, mark.end] as const) : ([begun, begun + length] as const)),
    [mark, begun, length],
  );
  const seconds = (ms: number): number => (ms - begun) / 1000;
  const part = (ms: number): string => `${((ms - begun) / length) * 100}%`;

  const move = (which: "start" | "peak" | "end", to: number): void => {
    setPlaying(false);
    const ms = begun + to * 1000;
    setAt(ms);
    setMarks((before) => before.map((each, place) => (place === chosen ? moved(each, which, ms) : each)));
  };

  return (
    <Card className="flex flex-col gap-6">
      <TakeView take={take} at={at} span={span} isPlaying={isPlaying} onAt={onAt} onPlay={setPlaying} />
      <div className="flex flex-col gap-2">
        {/* Time runs from left to right in every language: docs/decisions/0061. */}
        <ul
          dir="ltr"
          aria-label={t("take.timeline")}
          data-testid="timeline"
          className="relative h-14 rounded-lg bg-raised"
        >
          {marks.map((each, place) => (
            <li
              key={each.peak}
              className="absolute inset-y-1"
              style={{
                insetInlineStart: part(each.start),
                width: `${((each.end - each.start) / length) * 100}%`,
              }}
            >
              <button
                type="button"
                aria-pressed={place === chosen}
                aria-label={t("take.repetition", {
                  number: place + 1,
                  from: formatFixed(seconds(each.start), 1),
                  to: formatFixed(seconds(each.end), 1),
                })}
                onClick={() => {
                  setChosen(place);
                  setAt(each.peak);
                }}
                className={cx(
                  "relative grid size-full min-w-6 place-items-center rounded-md border text-sm font-semibold transition-colors",
                  place === chosen
                    ? "border-accent bg-accent text-on-accent"
                    : "border-line-strong bg-surface hover:border-accent",
                )}
              >
                {place + 1}
              </button>
            </li>
          ))}
          <li
            aria-hidden
            className="pointer-events-none absolute inset-y-0 w-0.5 bg-ink"
            style={{ insetInlineStart: part(at) }}
          />
        </ul>
        {mark ? (
          <div className="grid items-end gap-x-6 gap-y-2 pt-2 sm:grid-cols-3">
            {(["start", "peak", "end"] as const).map((which) => (
              <SliderField
                key={which}
                label={t(`take.${which}`, { number: chosen + 1 })}
                unit={t("common:unit.s")}
                step={0.1}
                min={Math.max(0, seconds(measured[chosen]?.start ?? mark.start) - AROUND_MS / 1000)}
                max={Math.min(length / 1000, seconds(measured[chosen]?.end ?? mark.end) + AROUND_MS / 1000)}
                value={seconds(mark[which])}
                onChange={(value) => move(which, value)}
              />
            ))}
          </div>
        ) : null}
        {marks === measured ? null : (
          <div className="flex flex-wrap items-center gap-4 pt-2">
            <Button busy={isBusy} onClick={() => onRemeasure(marks)}>
              {t("take.remeasure")}
            </Button>
            <p className="text-sm text-ink-soft">{t("take.changed")}</p>
          </div>
        )}
      </div>
    </Card>
  );
}
