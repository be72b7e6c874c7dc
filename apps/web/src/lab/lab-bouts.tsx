import { type Bout, exerciseById, UNKNOWN } from "@physiocheck/motion";
import { ScanSearch } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { Button } from "../ui/button.tsx";
import { formatFixed } from "../ui/format.ts";
import { Section } from "../ui/page.tsx";
import { findBouts } from "../analyze/find-bouts.ts";
import type { LabController } from "./lab-controller.ts";

type Finding = "idle" | "finding" | "failed" | readonly Bout[];

/** What was done since the last restart, found out without being told. */
export function LabBouts({ controller }: { readonly controller: LabController }) {
  const { t } = useTranslation("lab");
  const [finding, setFinding] = useState<Finding>("idle");
  const find = async (): Promise<void> => {
    const trace = controller.trace();
    if (!trace) {
      setFinding([]);
      return;
    }
    setFinding("finding");
    setFinding(await findBouts(trace).catch(() => "failed" as const));
  };
  return (
    <Section
      title={t("bouts")}
      actions={
        <Button
          look="secondary"
          icon={<ScanSearch aria-hidden className="size-4" />}
          busy={finding === "finding"}
          onClick={() => void find()}
        >
          {t("findBouts")}
        </Button>
      }
    >
      <div aria-live="polite">
        {Array.isArray(finding) && finding.length > 0 ? (
          <BoutTable bouts={finding} />
        ) : (
          <p className="measure text-ink-soft">{t(sentenceOf(finding))}</p>
        )}
      </div>
    </Section>
  );
}

function sentenceOf(finding: Finding) {
  if (finding === "finding") return "boutsFinding";
  if (finding === "failed") return "boutsFailed";
  return finding === "idle" ? "boutsHint" : "boutsNone";
}

function BoutTable({ bouts }: { readonly bouts: readonly Bout[] }) {
  const { t } = useTranslation("lab");
  const nameOf = useExerciseName();
  const name = ({ exercise }: Bout): string =>
    exercise === UNKNOWN ? t("boutUnknown") : nameOf(exerciseById(exercise) ?? { id: exercise });
  const first = bouts[0]?.start ?? 0;
  const seconds = (ms: number): string => t("seconds", { value: formatFixed((ms - first) / 1000, 0) });
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-md border-collapse">
        <thead>
          <tr className="border-b border-line-strong text-sm text-ink-soft">
            {([t("exercise"), t("boutFrom"), t("boutTo"), t("counted"), t("boutConfidence")] as const).map(
              (head) => (
                <th key={head} scope="col" className="py-2 pe-4 text-start font-medium">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {bouts.map((bout) => (
            <tr key={bout.start} className="border-b border-line">
              <th scope="row" className="py-2 pe-4 text-start font-semibold">
                {name(bout)}
              </th>
              <td className="py-2 pe-4">{seconds(bout.start)}</td>
              <td className="py-2 pe-4">{seconds(bout.end)}</td>
              <td className="py-2 pe-4">
                {bout.repetitions > 0
                  ? bout.repetitions
                  : t("seconds", { value: formatFixed(bout.holdSeconds, 1) })}
              </td>
              <td className="py-2 pe-4">{t("percent", { value: Math.round(bout.confidence * 100) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
