import type { User } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";

/** For somebody who lost phone and recovery codes. */
export function ResetSecondFactor({ user: { id, name } }: { readonly user: User }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const [asking, setAsking] = useState(false);
  const reset = useApiMutation("resetSecondFactor");
  return (
    <>
      <Button look="quiet" size="sm" aria-label={`${t("reset")}: ${name}`} onClick={() => setAsking(true)}>
        {t("reset")}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("resetTitle", { name })}
        consequence={t("resetConsequence")}
        confirm={t("resetConfirm")}
        busy={reset.isPending}
        onConfirm={() =>
          reset.mutate(
            { params: { userId: id } },
            {
              onSuccess: () => toast(t("resetDone", { name })),
              onError: (error) => toast(failureText(error, tCommon), "stop"),
              onSettled: () => setAsking(false),
            },
          )
        }
        onClose={() => setAsking(false)}
      />
    </>
  );
}
