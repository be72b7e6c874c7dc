import type { ExerciseInsight } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { Button } from "../ui/button.tsx";
import { formatDate } from "../ui/format.ts";
import { toast } from "../ui/toast.tsx";
import { DecisionDialog } from "./decision-dialog.tsx";
import { useDecisions, type InsightScope } from "./insight-scope.ts";
import { useSuggestionText } from "./suggestion-text.ts";

type Item = ExerciseInsight["suggestions"][number];

/** What the sessions of one exercise suggest: each with its reason and its evidence, to accept or to dismiss. */
export function SuggestionList({
  insight: { exercise, suggestions },
  scope,
}: {
  readonly insight: ExerciseInsight;
  readonly scope: InsightScope;
}) {
  const { t } = useTranslation("suggestions");
  const text = useSuggestionText();
  const name = useExerciseName()(exercise);
  const { accept, dismiss, busy } = useDecisions(scope);
  const [asking, setAsking] = useState<{ what: "accept" | "dismiss"; item: Item } | null>(null);
  const standing = suggestions.filter(({ dismissed }) => dismissed === null);
  const declined = suggestions.filter(({ dismissed }) => dismissed !== null);
  const close = () => setAsking(null);

  return (
    <div className="flex flex-col gap-4">
      {standing.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
      {standing.length > 0 ? (
        <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
          {standing.map((item) => {
            const { change, why } = text(item.suggestion);
            const { patients, sessions, attempts } = item.suggestion.evidence;
            return (
              <li key={item.suggestion.key} className="flex flex-wrap items-center justify-between gap-4 p-5">
                <div className="flex min-w-0 flex-col gap-1">
                  <p className="font-semibold">{change}</p>
                  <p className="measure">{why}</p>
                  <p className="text-sm text-ink-soft">
                    {scope.kind === "patient"
                      ? t("from", { count: sessions, attempts })
                      : t("fromPatients", { count: patients, sessions, attempts })}
                  </p>
                </div>
                <div className="flex flex-wrap gap-3">
                  <Button
                    look="secondary"
                    aria-label={`${t("dismiss")}: ${change}`}
                    onClick={() => setAsking({ what: "dismiss", item })}
                  >
                    {t("dismiss")}
                  </Button>
                  <Button
                    aria-label={`${t("accept")}: ${change}`}
                    onClick={() => setAsking({ what: "accept", item })}
                  >
                    {t("accept")}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
      {declined.length > 0 ? (
        <details className="text-ink-soft">
          <summary className="cursor-pointer py-2">{t("dismissedList", { count: declined.length })}</summary>
          <ul className="flex flex-col gap-2">
            {declined.map(({ suggestion, dismissed }) => (
              <li key={suggestion.key}>
                <p>{text(suggestion).change}</p>
                <p className="text-sm">
                  {t("dismissedWith", {
                    date: formatDate(dismissed?.at ?? ""),
                    reason: dismissed?.reason ?? "",
                  })}
                </p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {asking?.what === "accept" ? (
        <DecisionDialog
          title={t("acceptTitle", { exercise: name })}
          lead={`${text(asking.item.suggestion).change}. ${t(scope.kind === "patient" ? "acceptPatient" : "acceptExercise")}`}
          label={t("name")}
          hint={t("nameHint")}
          missing={t("nameMissing")}
          initial={exercise.title ?? t("adapted", { exercise: name })}
          maxLength={120}
          confirm={t("accept")}
          busy={busy}
          onConfirm={async (title) => {
            await accept(exercise.id, asking.item.suggestion.change, title);
            close();
            toast(t("accepted", { exercise: name }));
          }}
          onClose={close}
        />
      ) : null}
      {asking?.what === "dismiss" ? (
        <DecisionDialog
          title={t("dismissTitle")}
          lead={t("dismissLead")}
          label={t("reason")}
          missing={t("reasonMissing")}
          maxLength={300}
          confirm={t("dismiss")}
          busy={busy}
          onConfirm={async (reason) => {
            await dismiss(exercise.id, asking.item.suggestion.key, reason);
            close();
            toast(t("dismissed"));
          }}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
