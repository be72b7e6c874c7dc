import type { ExerciseInsight } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Section } from "../ui/page.tsx";
import { ErrorTable } from "./error-table.tsx";
import type { InsightScope } from "./insight-scope.ts";
import { SuggestionList } from "./suggestion-list.tsx";

/** On a patient's page: suggestions and common errors of each exercise they have done in its present version. */
export function PatientInsights({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation("suggestions");
  const name = useExerciseName();
  const insights = useApi("listPatientSuggestions", { params: { patientId } });
  return (
    <Loaded query={insights}>
      {(data) => {
        const seen = data.insights.filter(({ sessions }) => sessions > 0);
        return (
          <Section title={t("title")} lead={t("leadPatient")}>
            {seen.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : null}
            {seen.map((insight) => (
              <div key={insight.exercise.id} className="flex flex-col gap-4 pb-6">
                <h3 className="text-lg font-semibold">{name(insight.exercise)}</h3>
                <Insight Heading="h4" insight={insight} scope={{ kind: "patient", patientId }} />
              </div>
            ))}
          </Section>
        );
      }}
    </Loaded>
  );
}

/** On an exercise's page: what all of the physician's patients together say about it. */
export function ExerciseInsights({ exerciseId }: { readonly exerciseId: string }) {
  const { t } = useTranslation("suggestions");
  const insight = useApi("listExerciseSuggestions", { params: { exerciseId } });
  return (
    <Loaded query={insight}>
      {(data) => (
        <Section title={t("title")} lead={t("leadExercise")}>
          <Insight Heading="h3" insight={data} scope={{ kind: "everybody" }} />
        </Section>
      )}
    </Loaded>
  );
}

function Insight({
  Heading,
  insight,
  scope,
}: {
  /** The level below the heading it stands under. */
  readonly Heading: "h3" | "h4";
  readonly insight: ExerciseInsight;
  readonly scope: InsightScope;
}) {
  const { t } = useTranslation("suggestions");
  return (
    <div className="flex flex-col gap-6">
      <SuggestionList insight={insight} scope={scope} />
      <div className="flex flex-col gap-3">
        <Heading className="font-semibold">{t("errors.title")}</Heading>
        <ErrorTable errors={insight.errors} />
      </div>
    </div>
  );
}
