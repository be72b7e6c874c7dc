import type { Relation } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

/** Ends a relation, after saying what that means, with a reason that both read. */
export function EndRelation({ relation }: { readonly relation: Relation }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const end = useApiMutation("endRelation", ["listRelations"]);
  const names = { patient: relation.patient.name, physician: relation.physician.name };
  return (
    <>
      <Button
        look="secondary"
        size="sm"
        aria-label={t("relations.endTitle", names)}
        onClick={() => setAsking(true)}
      >
        {t("relations.end")}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("relations.endTitle", names)}
        consequence={t("relations.endConsequence", names)}
        confirm={t("relations.endConfirm")}
        busy={end.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          if (reason.trim().length < 3) {
            setMissing(true);
            return;
          }
          end.mutate(
            { params: { subscriptionId: relation.id }, body: { reason } },
            {
              onSuccess: () => {
                setAsking(false);
                toast(t("relations.endDone"));
              },
              onError: (error) => toast(failureText(error, tCommon), "stop"),
            },
          );
        }}
      >
        <TextArea
          label={t("relations.reason")}
          hint={t("relations.reasonHint")}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
          error={missing ? t("relations.reasonNeeded") : undefined}
        />
      </ConfirmDialog>
    </>
  );
}
