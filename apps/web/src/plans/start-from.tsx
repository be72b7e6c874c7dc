import type { Exercise } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/field.tsx";
import { formatList } from "../ui/format.ts";
import { localDay } from "../ui/local-day.ts";
import { toast } from "../ui/toast.tsx";
import { copyOf, type PlanDraft } from "./plan-draft.ts";

/** Begins with a template or with a copy of another plan. */
export function StartFrom({
  exercises,
  onUse,
}: {
  readonly exercises: readonly Exercise[];
  readonly onUse: (draft: PlanDraft) => void;
}) {
  const { t } = useTranslation("plans");
  const name = useExerciseName();
  const [chosen, setChosen] = useState("");
  const templates = useApi("listPlans", { query: { templates: "only" } }).data?.plans ?? [];
  const plans = useApi("listPlans", { query: {} }).data?.plans ?? [];
  if (templates.length + plans.length === 0) return null;
  const use = (): void => {
    const plan = [...templates, ...plans].find(({ id }) => id === chosen);
    if (!plan) return;
    const usable = plan.exercises.filter(({ id }) =>
      exercises.some(({ definition }) => definition.id === id),
    );
    const left = plan.exercises.filter(({ id }) => !usable.some((each) => each.id === id));
    onUse(copyOf(plan, usable, localDay(Date.now())));
    toast(t("builder.fromDone"));
    if (left.length > 0)
      toast(t("builder.fromLeftOut", { exercises: formatList(left.map(name)) }), "attention");
  };
  return (
    <div className="flex flex-wrap items-end gap-3 pb-8">
      <SelectField
        label={t("builder.from")}
        hint={t("builder.fromLead")}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        className="min-w-0 flex-1 basis-72"
      >
        <option value="">{t("builder.fromNothing")}</option>
        {templates.length > 0 ? (
          <optgroup label={t("builder.fromTemplates")}>
            {templates.map(({ id, content }) => (
              <option key={id} value={id}>
                {content.title}
              </option>
            ))}
          </optgroup>
        ) : null}
        {plans.length > 0 ? (
          <optgroup label={t("builder.fromPlans")}>
            {plans.map(({ id, content, patient }) => (
              <option key={id} value={id}>
                {`${content.title} · ${patient?.name ?? ""}`}
              </option>
            ))}
          </optgroup>
        ) : null}
      </SelectField>
      <Button look="secondary" className="min-h-12" disabled={chosen === ""} onClick={use}>
        {t("builder.fromUse")}
      </Button>
    </div>
  );
}
