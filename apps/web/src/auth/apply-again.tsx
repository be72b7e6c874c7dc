import type { VerificationStatus } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { FieldError, TextField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

/** After a rejection: corrects what was wrong and asks once more. */
export function ApplyAgain({ status }: { readonly status: VerificationStatus }) {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const [licenceNumber, setLicence] = useState(status.licenceNumber);
  const [specialisation, setSpecialisation] = useState(status.specialisation);
  const apply = useApiMutation("applyAgain", ["getVerification"]);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        apply.mutate(
          { body: { licenceNumber, specialisation } },
          { onSuccess: () => toast(t("pending.againDone")) },
        );
      }}
    >
      <h2 className="text-lg font-semibold">{t("pending.againTitle")}</h2>
      <TextField
        label={t("signUp.licence")}
        required
        maxLength={64}
        value={licenceNumber}
        onChange={(event) => setLicence(event.target.value)}
      />
      <TextField
        label={t("signUp.specialisation")}
        required
        maxLength={120}
        value={specialisation}
        onChange={(event) => setSpecialisation(event.target.value)}
      />
      <FieldError>{apply.isError ? failureText(apply.error, tCommon) : null}</FieldError>
      <div>
        <Button type="submit" busy={apply.isPending}>
          {t("pending.again")}
        </Button>
      </div>
    </form>
  );
}
