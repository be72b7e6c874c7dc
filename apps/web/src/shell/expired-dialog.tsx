import type { Me } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { api, becomeSignedIn, isApiError, queryClient, signedInState } from "../api.ts";
import { Button } from "../ui/button.tsx";
import { CodeField } from "../ui/code-field.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { failureText } from "./failure.tsx";
import { useSignOut } from "./use-sign-out.ts";

/** Signed out while working: the page behind stays as it is, and the password brings it back. */
export function ExpiredDialog() {
  const { t } = useTranslation("common");
  const signOut = useSignOut();
  const expired = useStore(signedInState, (state) => state.expired);
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  /** Null: not asked for. */
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const me = queryClient.getQueryData<Me | null>(["me"]);
  if (!expired || !me) return null;

  const submit = async () => {
    setBusy(true);
    try {
      becomeSignedIn(
        await api.login({ body: { email: me.email, password, ...(code !== null && { code }) } }),
      );
      setPassword("");
      setCode(null);
      setError(null);
      await queryClient.invalidateQueries();
    } catch (failure) {
      if (isApiError(failure, "code_needed")) {
        setCode("");
        setError(null);
      } else if (isApiError(failure, "wrong_credentials"))
        setError(t(code === null ? "error.wrongPassword" : "error.wrongCode"));
      else setError(failureText(failure, t));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open title={t("error.expiredTitle")} onClose={() => signOut("/sign-in")}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="measure">{t("error.expired")}</p>
        <input type="email" autoComplete="username" value={me.email} readOnly hidden />
        <PasswordField
          label={t("error.passwordOf", { email: me.email })}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={code === null ? error : undefined}
        />
        {code === null ? null : <CodeField value={code} onCode={setCode} error={error} />}
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={() => signOut("/sign-in")}>
            {t("action.signOut")}
          </Button>
          <Button type="submit" busy={busy}>
            {t("action.signIn")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
