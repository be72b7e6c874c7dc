import type { Physician } from "@physiocheck/contracts";
import { Eye, EyeOff, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { CheckField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

/** Consent in plain words: what is seen, what never is, and how to take it back. Nothing is ticked beforehand. */
export function ConsentDialog({
  physician,
  onClose,
}: {
  readonly physician: Physician | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("patient");
  const { t: tCommon } = useTranslation("common");
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const request = useApiMutation("requestSubscription", ["listSubscriptions", "listPhysicians"]);
  const close = () => {
    setAgreed(false);
    setMissing(false);
    request.reset();
    onClose();
  };
  if (!physician) return null;
  const { name } = physician;
  const submit = () => {
    if (!agreed) {
      setMissing(true);
      return;
    }
    request.mutate(
      { body: { physicianId: physician.id } },
      {
        onSuccess: () => {
          toast(t("physicians.sent", { name }));
          close();
        },
      },
    );
  };
  return (
    <Dialog
      open
      title={t("physicians.consent.title", { name })}
      onClose={close}
      actions={
        <>
          <Button look="secondary" onClick={close}>
            {tCommon("action.cancel")}
          </Button>
          <Button busy={request.isPending} onClick={submit}>
            {t("physicians.consent.submit")}
          </Button>
        </>
      }
    >
      {request.isError ? (
        <Notice meaning="stop" alert>
          {failureText(request.error, tCommon)}
        </Notice>
      ) : null}
      <div className="flex gap-4">
        <Eye aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
        <div className="flex flex-col gap-2">
          <p>{t("physicians.consent.lead", { name })}</p>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            <li>{t("physicians.consent.sees.name")}</li>
            <li>{t("physicians.consent.sees.sessions")}</li>
            <li>{t("physicians.consent.sees.skeleton")}</li>
          </ul>
        </div>
      </div>
      <div className="flex gap-4">
        <EyeOff aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
        <p>{t("physicians.consent.never")}</p>
      </div>
      <div className="flex gap-4">
        <Undo2 aria-hidden className="mt-0.5 size-6 shrink-0 text-accent rtl:-scale-x-100" />
        <p>{t("physicians.consent.revocable")}</p>
      </div>
      <CheckField
        label={t("physicians.consent.agree", { name })}
        checked={agreed}
        onChange={(event) => {
          setAgreed(event.target.checked);
          setMissing(false);
        }}
        error={missing ? t("physicians.consent.mustAgree") : undefined}
      />
    </Dialog>
  );
}
