import type { Enrolment } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { Button } from "../ui/button.tsx";
import { CodeField } from "../ui/code-field.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { ProofFailure } from "./proof-failure.tsx";
import { wrongProof } from "./proof.ts";
import { QrCode } from "./qr-code.tsx";

/** Password, secret, first code. @param onDone is given the recovery codes */
export function SetUp({ onDone }: { readonly onDone: (recoveryCodes: readonly string[]) => void }) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  return enrolment ? <FirstCode enrolment={enrolment} onDone={onDone} /> : <Begin onSecret={setEnrolment} />;
}

function Begin({ onSecret }: { readonly onSecret: (enrolment: Enrolment) => void }) {
  const { t } = useTranslation("factor");
  const [password, setPassword] = useState("");
  const enrol = useApiMutation("enrolSecondFactor");
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        enrol.mutate({ body: { password } }, { onSuccess: onSecret });
      }}
    >
      <ProofFailure error={enrol.error} />
      <PasswordField
        label={t("password")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={wrongProof(enrol.error) ? t("passwordWrong") : undefined}
      />
      <div>
        <Button type="submit" look="secondary" busy={enrol.isPending} disabled={password === ""}>
          {t("setUp")}
        </Button>
      </div>
    </form>
  );
}

function FirstCode({
  enrolment: { secret, uri },
  onDone,
}: {
  readonly enrolment: Enrolment;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}) {
  const { t } = useTranslation("factor");
  const [code, setCode] = useState("");
  const confirm = useApiMutation("confirmSecondFactor", ["getSecondFactor", "listSignIns"]);
  const isWrong = wrongProof(confirm.error) !== null;
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate({ body: { code } }, { onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) });
      }}
    >
      <ProofFailure error={confirm.error} />
      <p className="measure">{t("scan")}</p>
      <QrCode text={uri} label={t("qr")} />
      <div className="flex flex-col gap-1">
        <p className="text-sm text-ink-soft">{t("secret")}</p>
        <p dir="ltr" className="font-mono break-all" data-testid="secret">
          {secret.replaceAll(/.{4}(?=.)/g, "$& ")}
        </p>
      </div>
      <CodeField
        value={code}
        onCode={setCode}
        recovery={false}
        error={isWrong ? t("codeWrong") : undefined}
      />
      <div>
        <Button type="submit" busy={confirm.isPending} disabled={code.trim() === ""}>
          {t("confirm")}
        </Button>
      </div>
    </form>
  );
}
