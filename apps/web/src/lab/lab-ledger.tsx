import type { LedgerEntry } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Badge } from "../ui/badge.tsx";
import { formatFixed } from "../ui/format.ts";
import type { LabController } from "./lab-controller.ts";

/** Attempts shown, newest first. */
const SHOWN = 8;

/** Every attempt as it happens: counted, or why not. */
export function LabLedger({ controller }: { readonly controller: LabController }) {
  const { t } = useTranslation("lab");
  const ledger = useStore(controller.readouts, (now) => now.ledger);
  if (ledger.length === 0) return <p className="measure text-ink-soft">{t("ledgerEmpty")}</p>;
  const newest = ledger.map((entry, index) => ({ entry, number: index + 1 })).toReversed();
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-md border-collapse">
        <thead>
          <tr className="border-b border-line-strong text-sm text-ink-soft">
            {(["#", t("ledgerResult"), t("ledgerDepth"), t("ledgerTempo"), t("ledgerQuality")] as const).map(
              (head) => (
                <th key={head} scope="col" className="py-2 pe-4 text-start font-medium">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {newest.slice(0, SHOWN).map(({ entry, number }) => (
            <Attempt key={number} entry={entry} number={number} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Attempt({ entry, number }: { readonly entry: LedgerEntry; readonly number: number }) {
  const { t } = useTranslation(["lab", "feedback"]);
  const { out, peak, back } = entry.tempo;
  const tempo = [out, peak, back].map((ms) => formatFixed(ms / 1000, 1)).join(" / ");
  return (
    <tr className="animate-appear border-b border-line">
      <td className="py-2 pe-4 font-semibold">{number}</td>
      <td className="py-2 pe-4">
        <Badge meaning={entry.counted ? "good" : "attention"}>
          {entry.reason ? t(`feedback:refusal.${entry.reason}.written`) : t("ledgerCounted")}
        </Badge>
      </td>
      <td className="py-2 pe-4">{t("percent", { value: Math.round(entry.depth * 100) })}</td>
      <td className="py-2 pe-4 whitespace-nowrap">{t("seconds", { value: tempo })}</td>
      <td className="py-2 pe-4">{entry.quality === null ? "–" : Math.round(entry.quality)}</td>
    </tr>
  );
}
