import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useApi } from "../api.ts";
import { Section } from "../ui/page.tsx";
import { useExerciseName } from "./exercise-name.ts";

/** Own exercises that were put away, for whoever wants one back; nothing while there are none. */
export function ArchivedExercises() {
  const { t } = useTranslation("authoring");
  const name = useExerciseName();
  const { data } = useApi("listExercises", { query: { archived: "only" } });
  if (!data || data.exercises.length === 0) return null;
  return (
    <Section title={t("exercise.archivedTitle")} className="pt-12">
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {data.exercises.map(({ definition }) => (
          <li key={definition.id}>
            <Link
              to={`/exercises/${definition.id}`}
              className="inline-flex min-h-8 items-center font-semibold text-accent underline-offset-4 hover:underline"
            >
              {name(definition)}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
