import type { PlanProposal } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

/** Asks why a proposal is not wanted. */
export function DismissProposal({
  planId,
  entry,
  onClose,
}: {
  readonly planId: string;
  readonly entry: PlanProposal;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("plans");
  const { t: tCommon } = useTranslation("common");
  const [reason, setReason] = useState("");
  const [shown, setShown] = useState(false);
  const dismiss = useApiMutation("dismissPlanProposal", ["listPlanProposals"]);
  const send = (): void => {
    setShown(true);
    if (reason.trim() === "") return;
    const { itemId, proposal } = entry;
    dismiss.mutate(
      { params: { planId }, body: { itemId, proposal, reason } },
      {
        onSuccess: () => {
          toast(t("proposals.dismissed"));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      title={t("proposals.dismissTitle")}
      onClose={onClose}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            {tCommon("action.cancel")}
          </Button>
          <Button busy={dismiss.isPending} onClick={send}>
            {t("proposals.dismiss")}
          </Button>
        </>
      }
    >
      {dismiss.isError ? (
        <Notice meaning="stop" alert>
          {failureText(dismiss.error, tCommon)}
        </Notice>
      ) : null}
      <TextArea
        label={t("proposals.reason")}
        hint={t("proposals.reasonHint")}
        maxLength={500}
        rows={3}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={shown && reason.trim() === "" ? t("proposals.reasonNeeded") : undefined}
      />
    </Dialog>
  );
}
