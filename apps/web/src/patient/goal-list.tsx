import type { Course, Goal } from "@physiocheck/contracts";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation, useMe } from "../api.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { formatDate, formatNumber } from "../ui/format.ts";
import { PartBar } from "../ui/progress.tsx";
import { Section } from "../ui/page.tsx";
import { GoalForm } from "./goal-form.tsx";
import { goalProgress } from "./goal-progress.ts";

/** What is aimed at, and how far it is. `patientId`: whose, for a physician; absent for one's own. */
export function GoalList({
  goals,
  course,
  patientId,
}: {
  readonly goals: readonly Goal[];
  readonly course: Course;
  readonly patientId?: string;
}) {
  const { t } = useTranslation("patient");
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t("goals.title")}
      lead={t(patientId === undefined ? "goals.lead" : "goals.leadPhysician")}
      actions={
        <Button
          look={goals.length === 0 ? "primary" : "secondary"}
          icon={<Plus aria-hidden className="size-5" />}
          onClick={() => setAdding(true)}
        >
          {t("goals.add")}
        </Button>
      }
    >
      {goals.length === 0 ? <p className="measure text-ink-soft">{t("goals.empty")}</p> : null}
      <ul className="grid gap-4 lg:grid-cols-2" data-testid="goals">
        {goals.map((goal) => (
          <li key={goal.id}>
            <GoalCard goal={goal} course={course} />
          </li>
        ))}
      </ul>
      {adding ? (
        <GoalForm {...(patientId !== undefined && { patientId })} onClose={() => setAdding(false)} />
      ) : null}
    </Section>
  );
}

function GoalCard({ goal, course }: { readonly goal: Goal; readonly course: Course }) {
  const { t } = useTranslation("patient");
  const me = useMe();
  const change = useApiMutation("changeGoal", ["listGoals", "listPatientGoals"]);
  const text = useGoalText();
  const progress = goalProgress(goal, course);
  const mine = goal.author.id === me.data?.id;
  const set = (state: "open" | "reached" | "removed") =>
    change.mutate({ params: { goalId: goal.id }, body: { state } });
  const unit = goal.aim.kind === "angle" ? "°" : "";
  return (
    <article className="flex h-full flex-col gap-3 rounded-xl border border-line bg-surface p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 className="font-semibold">{text(goal)}</h3>
        {goal.reachedAt ? (
          <Badge meaning="good">{t("goals.reached")}</Badge>
        ) : progress?.reached === "yes" ? (
          <Badge meaning="good">{t("goals.there")}</Badge>
        ) : progress?.reached === "within" ? (
          <Badge meaning="info">{t("goals.within")}</Badge>
        ) : null}
      </div>
      <p className="text-sm text-ink-soft">
        {goal.by ? `${t("goals.by", { date: formatDate(`${goal.by}T12:00:00`) })} · ` : ""}
        {mine ? t("goals.own") : t("goals.from", { name: goal.author.name })}
      </p>
      {progress ? (
        <div className="flex flex-col gap-1.5">
          <PartBar value={progress.part} label={text(goal)} />
          <p className="tabular-nums">
            {t("goals.now", {
              now: `${formatNumber(progress.now)}${unit}`,
              target: `${formatNumber(progress.target)}${unit}`,
            })}
            {progress.plusMinus === null ? "" : ` (±${formatNumber(progress.plusMinus)}°)`}
          </p>
        </div>
      ) : goal.aim.kind === "words" ? null : (
        <p className="text-ink-soft">{t("goals.notMeasured")}</p>
      )}
      {mine ? (
        <div className="mt-auto flex flex-wrap gap-2">
          <Button
            look="secondary"
            size="sm"
            busy={change.isPending}
            onClick={() => set(goal.reachedAt ? "open" : "reached")}
          >
            {t(goal.reachedAt ? "goals.reopen" : "goals.callReached")}
          </Button>
          <Button look="quiet" size="sm" busy={change.isPending} onClick={() => set("removed")}>
            {t("goals.remove")}
          </Button>
        </div>
      ) : null}
    </article>
  );
}

/** A goal as a sentence. */
function useGoalText(): (goal: Goal) => string {
  const { t } = useTranslation("patient");
  return ({ aim }) => {
    switch (aim.kind) {
      case "words":
        return aim.text;
      case "pain":
        return t("goals.aim.pain", { count: aim.atMost });
      case "sessions":
        return t("goals.aim.sessions", { count: aim.aWeek });
      case "angle":
        return t(`goals.aim.angle_${aim.side}`, {
          movement: t(`goals.movement.${aim.movement}`),
          degrees: aim.degrees,
        });
    }
  };
}
