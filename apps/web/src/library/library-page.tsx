import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { PageHeader } from "../ui/page.tsx";
import { ExerciseList } from "./exercise-list.tsx";

/** Every exercise that can be assigned. */
export default function LibraryPage() {
  const { t } = useTranslation("physician");
  const exercises = useApi("listExercises");
  return (
    <>
      <PageHeader title={t("library.title")} lead={t("library.lead")} />
      <Loaded query={exercises}>{(data) => <ExerciseList exercises={data.exercises} />}</Loaded>
    </>
  );
}
