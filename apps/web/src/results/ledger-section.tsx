import type { Overrule } from "@physiocheck/contracts";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Loaded } from "../shell/loaded.tsx";
import type { GhostPostures } from "../skeleton/ghost.ts";
import { SkeletonReplay } from "../skeleton/skeleton-replay.tsx";
import { Card } from "../ui/page.tsx";
import { LedgerStrip, type OverruledWords } from "./ledger-strip.tsx";
import type { Movement } from "./movement-data.ts";
import { OverrulePanel } from "./overrule-panel.tsx";
import { RepDetails } from "./rep-details.tsx";
import type { ReviewedEntry } from "./reviewed.ts";

/** Shown before and after a repetition, ms, so that its beginning and end are seen. */
const AROUND = 250;

/** The strip of repetitions, and the one that is chosen: its numbers, and its skeleton played again. */
export function LedgerSection({
  sessionId,
  ledger,
  overrules,
  canDecide,
  ghost,
  needed,
  chosen,
  hovered,
  onChoose,
  onHover,
  movement,
  hasTrace,
}: {
  readonly sessionId: string;
  readonly ledger: readonly ReviewedEntry[];
  /** What physicians said of the attempts; null where these are not the ones that were counted live. */
  readonly overrules: readonly Overrule[] | null;
  readonly canDecide: boolean;
  readonly ghost: GhostPostures | null;
  readonly needed: number;
  readonly chosen: number;
  readonly hovered: number | null;
  readonly onChoose: (index: number) => void;
  readonly onHover: (index: number | null) => void;
  readonly movement: UseQueryResult<Movement>;
  readonly hasTrace: boolean;
}) {
  const { t } = useTranslation("results");
  const { t: tReview } = useTranslation("review");
  const words: OverruledWords = {
    tick: (sentence, outcome) =>
      tReview("overrule.tick", { sentence, outcome: tReview(`overrule.outcomeOf.${outcome}`) }),
    legend: (count) => tReview("overrule.legend", { count }),
  };
  const shown = hovered ?? chosen;
  const entry = ledger[shown];
  return (
    <Card className="flex flex-col gap-8">
      <LedgerStrip
        entries={ledger}
        chosen={chosen}
        onChoose={onChoose}
        onHover={onHover}
        needed={needed}
        words={words}
      />
      {entry ? (
        <div className="grid gap-8 border-t border-line pt-8 lg:grid-cols-[3fr_2fr]">
          {hasTrace ? (
            <Loaded query={movement} lines={2}>
              {({ trace }) => (
                <SkeletonReplay
                  trace={trace}
                  from={entry.start - AROUND}
                  to={entry.end + AROUND}
                  ghost={ghost && { postures: ghost, side: entry.side, start: entry.start }}
                  autoplay
                  loop
                  label={t("rep.replay", { number: shown + 1 })}
                />
              )}
            </Loaded>
          ) : (
            <p className="measure text-ink-soft">{t("rep.noTrace")}</p>
          )}
          <div className="flex flex-col gap-5">
            <RepDetails entry={entry} number={shown + 1} />
            {overrules ? (
              <OverrulePanel
                sessionId={sessionId}
                entry={entry}
                overrules={overrules}
                canDecide={canDecide}
              />
            ) : null}
          </div>
        </div>
      ) : null}
    </Card>
  );
}
