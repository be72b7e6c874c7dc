import { Video } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useApi, useMe } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { PageHeader } from "../ui/page.tsx";
import { ArchivedExercises } from "./archived-exercises.tsx";
import { ExerciseList } from "./exercise-list.tsx";

/** Every exercise that can be assigned. */
export default function LibraryPage() {
  const { t } = useTranslation(["physician", "authoring"]);
  const { data: me } = useMe();
  const exercises = useApi("listExercises");
  return (
    <>
      <PageHeader
        title={t("library.title")}
        lead={t("library.lead")}
        actions={
          me?.role === "physician" ? (
            <ButtonLink to="/exercises/new" icon={<Video aria-hidden className="size-5" />}>
              {t("authoring:page.newTitle")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Loaded query={exercises}>{(data) => <ExerciseList exercises={data.exercises} />}</Loaded>
      {me?.role === "physician" ? <ArchivedExercises /> : null}
    </>
  );
}
