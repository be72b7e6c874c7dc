import type { Me } from "@physiocheck/contracts";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isApiError } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { CodeField } from "../ui/code-field.tsx";
import { AccountForm } from "./account-form.tsx";
import { AuthPage } from "./auth-page.tsx";

export type Credentials = { readonly email: string; readonly password: string };

/** The second step of signing in. What was typed in the first is kept in memory and sent again with the code. */
export function CodeStep({
  credentials,
  onSignedIn,
  onBack,
}: {
  readonly credentials: Credentials;
  readonly onSignedIn: (me: Me) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const [code, setCode] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The button that led here is gone.
  useEffect(() => field.current?.focus(), []);

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    setIsWrong(false);
    try {
      onSignedIn(await api.login({ body: { ...credentials, code } }));
    } catch (error) {
      if (isApiError(error, "wrong_credentials") || isApiError(error, "invalid")) setIsWrong(true);
      else if (isApiError(error, "account_disabled")) setProblem(t("signIn.disabled"));
      else setProblem(failureText(error, tCommon));
    } finally {
      setBusy(false);
    }
  };

  return (
    <AuthPage title={t("signIn.codeTitle")} lead={t("signIn.codeLead")} pose="reach">
      <AccountForm
        problem={problem}
        submit={t("signIn.submit")}
        busy={busy}
        onSubmit={async (event) => {
          event.preventDefault();
          await submit();
        }}
      >
        <CodeField
          value={code}
          onCode={setCode}
          ref={field}
          error={isWrong ? tCommon("error.wrongCode") : undefined}
        />
      </AccountForm>
      <div>
        <Button look="quiet" onClick={onBack}>
          {t("signIn.back")}
        </Button>
      </div>
    </AuthPage>
  );
}
