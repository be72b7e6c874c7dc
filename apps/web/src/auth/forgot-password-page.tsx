import { zodResolver } from "@hookform/resolvers/zod";
import { forgotPasswordSchema } from "@physiocheck/contracts";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button, TextLink } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { AccountForm } from "./account-form.tsx";
import { AuthPage } from "./auth-page.tsx";
import { fieldMessage } from "./field-messages.ts";

/** Asks for a link to a new password. It never tells whether there is such an account. */
export default function ForgotPasswordPage() {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ resolver: zodResolver(forgotPasswordSchema), defaultValues: { email: "" } });
  const { errors, isSubmitting } = form.formState;

  const ask = async (body: { readonly email: string }) => {
    setProblem(null);
    try {
      await api.forgotPassword({ body });
      setSentTo(body.email);
    } catch (error) {
      setProblem(failureText(error, tCommon));
    }
  };

  const back = (
    <p>
      <TextLink to="/sign-in">{t("forgot.back")}</TextLink>
    </p>
  );
  if (sentTo !== null)
    return (
      <AuthPage title={t("forgot.sentTitle")} lead={t("forgot.sent", { email: sentTo })}>
        <div>
          <Button look="secondary" onClick={() => setSentTo(null)}>
            {t("forgot.again")}
          </Button>
        </div>
        {back}
      </AuthPage>
    );
  return (
    <AuthPage title={t("forgot.title")} lead={t("forgot.lead")}>
      <AccountForm
        problem={problem}
        submit={t("forgot.submit")}
        busy={isSubmitting}
        onSubmit={form.handleSubmit(ask)}
      >
        <TextField
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          {...form.register("email")}
          error={fieldMessage("email", errors.email, t)}
        />
      </AccountForm>
      {back}
    </AuthPage>
  );
}
