import type { LedgerEntry } from "@physiocheck/motion";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Loaded } from "../shell/loaded.tsx";
import { SkeletonReplay } from "../skeleton/skeleton-replay.tsx";
import { Card } from "../ui/page.tsx";
import { LedgerStrip } from "./ledger-strip.tsx";
import type { Movement } from "./movement-data.ts";
import { RepDetails } from "./rep-details.tsx";

/** Shown before and after a repetition, ms, so that its beginning and end are seen. */
const AROUND = 250;

/** The strip of repetitions, and the one that is chosen: its numbers, and its skeleton played again. */
export function LedgerSection({
  ledger,
  needed,
  chosen,
  hovered,
  onChoose,
  onHover,
  movement,
  hasTrace,
}: {
  readonly ledger: readonly LedgerEntry[];
  readonly needed: number;
  readonly chosen: number;
  readonly hovered: number | null;
  readonly onChoose: (index: number) => void;
  readonly onHover: (index: number | null) => void;
  readonly movement: UseQueryResult<Movement>;
  readonly hasTrace: boolean;
}) {
  const { t } = useTranslation("results");
  const shown = hovered ?? chosen;
  const entry = ledger[shown];
  return (
    <Card className="flex flex-col gap-8">
      <LedgerStrip entries={ledger} chosen={chosen} onChoose={onChoose} onHover={onHover} needed={needed} />
      {entry ? (
        <div className="grid gap-8 border-t border-line pt-8 lg:grid-cols-[3fr_2fr]">
          {hasTrace ? (
            <Loaded query={movement} lines={2}>
              {({ trace }) => (
                <SkeletonReplay
                  trace={trace}
                  from={entry.start - AROUND}
                  to={entry.end + AROUND}
                  autoplay
                  loop
                  label={t("rep.replay", { number: shown + 1 })}
                />
              )}
            </Loaded>
          ) : (
            <p className="measure text-ink-soft">{t("rep.noTrace")}</p>
          )}
          <RepDetails entry={entry} number={shown + 1} />
        </div>
      ) : null}
    </Card>
  );
}
