import type { Exercise } from "@physiocheck/contracts";
import { Archive, ArchiveRestore, CopyPlus, Pencil, Video } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { useExerciseName } from "./exercise-name.ts";

const ICON = "size-5";

/** What a physician can do with an exercise: make another from it; and with their own, change, record again, archive. */
export function ExerciseActions({
  exercise,
  isMine,
}: {
  readonly exercise: Exercise;
  readonly isMine: boolean;
}) {
  const { t } = useTranslation(["authoring", "physician"]);
  const name = useExerciseName()(exercise.definition);
  const { id } = exercise.definition;
  const archive = useApiMutation("setExerciseArchived", ["getExercise", "listExercises"]);
  const setArchived = (archived: boolean): void =>
    archive.mutate(
      { params: { exerciseId: id }, body: { archived } },
      {
        onSuccess: () =>
          archived
            ? toast(t("exercise.archived", { name }), "info", {
                label: t("exercise.undo"),
                run: () => setArchived(false),
              })
            : toast(t("exercise.unarchived", { name })),
      },
    );
  const isArchived = exercise.archivedAt !== null;
  return (
    <>
      {isMine ? (
        <>
          <ButtonLink
            to={`/exercises/${id}/edit`}
            look="secondary"
            icon={<Pencil aria-hidden className={ICON} />}
          >
            {t("exercise.edit")}
          </ButtonLink>
          <ButtonLink
            to={`/exercises/${id}/record`}
            look="secondary"
            icon={<Video aria-hidden className={ICON} />}
          >
            {t("exercise.record")}
          </ButtonLink>
          <Button
            look="secondary"
            busy={archive.isPending}
            onClick={() => setArchived(!isArchived)}
            icon={
              isArchived ? (
                <ArchiveRestore aria-hidden className={ICON} />
              ) : (
                <Archive aria-hidden className={ICON} />
              )
            }
          >
            {isArchived ? t("exercise.unarchive") : t("exercise.archive")}
          </Button>
        </>
      ) : null}
      <ButtonLink
        to={`/exercises/${id}/create`}
        look="secondary"
        icon={<CopyPlus aria-hidden className={ICON} />}
      >
        {t("physician:library.create")}
      </ButtonLink>
    </>
  );
}
