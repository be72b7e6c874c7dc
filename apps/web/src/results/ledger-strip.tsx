import type { LedgerEntry } from "@physiocheck/motion";
import type { TFunction } from "i18next";
import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "../ui/cx.ts";
import { outcomeOf, tally, tickHeight, type Judged, type Outcome } from "./ledger-outcome.ts";

/** What the strip needs of an entry. */
export type StripEntry = Judged & Pick<LedgerEntry, "depth">;

export type OverruledWords = {
  readonly tick: (sentence: string, outcome: Outcome) => string;
  readonly legend: (count: number) => string;
};

const BARS: Record<Outcome, string> = {
  counted: "rounded-full bg-good",
  partial: "rounded-sm border-[2.5px] border-attention bg-attention-soft",
  refused: "rounded-sm border-[2.5px] border-dashed border-stop bg-transparent",
};

/** Circle, triangle, cross: the outcome for those who do not tell the colours apart. */
export function OutcomeMark({
  outcome,
  className,
}: {
  readonly outcome: Outcome;
  readonly className?: string;
}) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cx("size-3.5 shrink-0", className)}>
      {outcome === "counted" ? <circle cx="8" cy="8" r="6" className="fill-good" /> : null}
      {outcome === "partial" ? (
        <path
          d="M8 2.5 14 13H2Z"
          fill="none"
          strokeWidth="2.4"
          strokeLinejoin="round"
          className="stroke-attention"
        />
      ) : null}
      {outcome === "refused" ? (
        <path d="m3 3 10 10M13 3 3 13" strokeWidth="2.8" strokeLinecap="round" className="stroke-stop" />
      ) : null}
    </svg>
  );
}

/** One repetition in one sentence. */
export function RepSentence({ entry, number }: { readonly entry: StripEntry; readonly number: number }) {
  const { t } = useTranslation("results");
  return <>{repSentence(entry, number, t)}</>;
}

function repSentence(entry: StripEntry, number: number, t: TFunction<"results">): string {
  return t("ledger.tick", {
    number,
    outcome: entry.reason
      ? t(`reason.${entry.reason}`)
      : t(`outcome.${outcomeOf({ counted: entry.counted, reason: entry.reason })}`),
    depth: Math.round(entry.depth * 100),
  });
}

/**
 * One tick a repetition: as high as the movement went, with colour and shape for what became of it. Hovering shows,
 * clicking or focusing chooses; arrow keys go from one to the next.
 */
export function LedgerStrip({
  entries,
  chosen,
  onChoose,
  onHover,
  needed,
  words,
}: {
  readonly entries: readonly StripEntry[];
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
  readonly onHover?: ((index: number | null) => void) | undefined;
  /** What is said of overruled ticks, where there can be any. */
  readonly words?: OverruledWords | undefined;
  /** Part of the way that counts (0..1): drawn as a line. */
  readonly needed?: number | undefined;
}) {
  const { t } = useTranslation("results");
  const list = useRef<HTMLUListElement>(null);
  const counts = tally(entries);
  const overruled = entries.filter((entry) => entry.overruled).length;
  const sentenceOf = (entry: StripEntry, number: number): string => {
    const sentence = repSentence(entry, number, t);
    return entry.overruled && words ? words.tick(sentence, entry.overruled) : sentence;
  };

  const move = (event: KeyboardEvent) => {
    const at = chosen ?? 0;
    const target =
      event.key === "ArrowRight"
        ? at + 1
        : event.key === "ArrowLeft"
          ? at - 1
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? entries.length - 1
              : null;
    if (target === null || target < 0 || target >= entries.length) return;
    event.preventDefault();
    onChoose(target);
    list.current?.querySelectorAll("button")[target]?.focus();
  };

  return (
    <div className="flex flex-col gap-3">
      {/* The first repetition stands left in every language, as in the charts below it: docs/decisions/0061. */}
      <div dir="ltr" className="relative overflow-x-auto p-1">
        {needed === undefined ? null : (
          <div
            aria-hidden
            className="pointer-events-none absolute inset-x-1 border-t-2 border-dashed border-line-strong/60"
            style={{ insetBlockEnd: `${4 + 28 + tickHeight(needed) * 128}px` }}
          />
        )}
        <ul ref={list} className="relative flex w-max min-w-full gap-0.5">
          {entries.map((entry, index) => {
            const outcome = outcomeOf(entry);
            return (
              // An attempt's place in the ledger is its identity.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="max-w-12 min-w-8 flex-1">
                <button
                  type="button"
                  tabIndex={index === (chosen ?? 0) ? 0 : -1}
                  aria-pressed={index === chosen}
                  aria-label={sentenceOf(entry, index + 1)}
                  onClick={() => onChoose(index)}
                  onFocus={() => onChoose(index)}
                  onKeyDown={move}
                  onMouseEnter={() => onHover?.(index)}
                  onMouseLeave={() => onHover?.(null)}
                  className="flex w-full flex-col items-center rounded-md pb-1 transition-colors hover:bg-raised aria-pressed:bg-accent-soft"
                >
                  <span className="flex h-32 w-full items-end justify-center">
                    <span
                      className={cx("block w-3.5", BARS[outcome])}
                      style={{ blockSize: `${tickHeight(entry.depth) * 100}%` }}
                    />
                  </span>
                  <span
                    className={cx(
                      "mt-1.5 grid place-items-center rounded-full border-2 p-0.5",
                      entry.overruled ? "border-ink" : "border-transparent",
                    )}
                  >
                    <OutcomeMark outcome={outcome} />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-soft">
        {(["counted", "partial", "refused"] as const).map((outcome) => (
          <li key={outcome} className="inline-flex items-center gap-2">
            <OutcomeMark outcome={outcome} />
            {t(`legend.${outcome}`, { count: counts[outcome] })}
          </li>
        ))}
        {overruled === 0 ? null : (
          <li className="inline-flex items-center gap-2">
            <span aria-hidden className="size-4 rounded-full border-2 border-ink" />
            {words?.legend(overruled)}
          </li>
        )}
        {needed === undefined ? null : (
          <li className="inline-flex items-center gap-2">
            <span aria-hidden className="w-5 border-t-2 border-dashed border-line-strong/60" />
            {t("legend.needed", { percent: Math.round(needed * 100) })}
          </li>
        )}
      </ul>
    </div>
  );
}
