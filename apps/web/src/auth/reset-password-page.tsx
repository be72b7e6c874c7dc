import { zodResolver } from "@hookform/resolvers/zod";
import { resetPasswordSchema } from "@physiocheck/contracts";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router-dom";
import { api, isApiError } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { ButtonLink, TextLink } from "../ui/button.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { AccountForm } from "./account-form.tsx";
import { AuthPage } from "./auth-page.tsx";
import { fieldMessage, refusedFields } from "./field-messages.ts";

const schema = resetPasswordSchema.pick({ password: true });

/** Where the link of the e-mail leads: a new password for the token behind the #. */
export default function ResetPasswordPage() {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const { hash } = useLocation();
  // Kept in the page: a link that is opened twice asks the server twice.
  const token = new URLSearchParams(hash.slice(1)).get("token") ?? "";
  const [state, setState] = useState<"asking" | "done" | "gone">(token === "" ? "gone" : "asking");
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;

  const save = async ({ password }: { readonly password: string }) => {
    setProblem(null);
    try {
      await api.resetPassword({ body: { token, password } });
      setState("done");
    } catch (error) {
      const refused = refusedFields(error);
      const own = refused.find(({ field }) => field === "password");
      if (own) form.setError("password", { type: own.type, message: own.message }, { shouldFocus: true });
      else if (isApiError(error, "wrong_state") || refused.length > 0) setState("gone");
      else setProblem(failureText(error, tCommon));
    }
  };

  if (state === "done")
    return (
      <AuthPage title={t("reset.doneTitle")} lead={t("reset.done")} pose="reach">
        <div>
          <ButtonLink to="/sign-in" size="lg">
            {t("signIn.submit")}
          </ButtonLink>
        </div>
      </AuthPage>
    );
  if (state === "gone")
    return (
      <AuthPage title={t("reset.goneTitle")} lead={t("reset.gone")}>
        <p>
          <TextLink to="/forgot-password">{t("forgot.again")}</TextLink>
        </p>
      </AuthPage>
    );
  return (
    <AuthPage title={t("reset.title")} lead={t("reset.lead")}>
      <AccountForm
        problem={problem}
        submit={t("reset.submit")}
        busy={isSubmitting}
        onSubmit={form.handleSubmit(save)}
      >
        <PasswordField
          label={t("reset.password")}
          hint={t("signUp.passwordHint")}
          autoComplete="new-password"
          {...form.register("password")}
          error={fieldMessage("password", errors.password, t)}
        />
      </AccountForm>
    </AuthPage>
  );
}
