import type { Plan } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { formatList } from "../ui/format.ts";

/** Somebody else was first: says what theirs is, keeps what was typed, and lets the writer choose. */
export function ConflictNotice({
  theirs,
  busy,
  onMine,
  onTheirs,
}: {
  readonly theirs: Plan;
  readonly busy: boolean;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const { t } = useTranslation("plans");
  const name = useExerciseName();
  const [asking, setAsking] = useState(false);
  const exercises = theirs.content.items.flatMap(({ exerciseId }) => {
    const exercise = theirs.exercises.find(({ id }) => id === exerciseId);
    return exercise ? name(exercise) : [];
  });
  return (
    <div className="pb-8" data-testid="conflict">
      <Notice
        meaning="attention"
        alert
        title={t("conflict.title")}
        action={
          <div className="flex flex-wrap gap-3">
            <Button look="secondary" onClick={() => setAsking(true)}>
              {t("conflict.theirs")}
            </Button>
            {theirs.state === "ended" ? null : (
              <Button busy={busy} onClick={onMine}>
                {t("conflict.mine")}
              </Button>
            )}
          </div>
        }
      >
        {t("conflict.body", { theirs: formatList([theirs.content.title, ...exercises]) })}
      </Notice>
      <ConfirmDialog
        open={asking}
        title={t("conflict.theirs")}
        consequence={t("conflict.theirsConfirm")}
        confirm={t("conflict.theirs")}
        onClose={() => setAsking(false)}
        onConfirm={onTheirs}
      />
    </div>
  );
}
