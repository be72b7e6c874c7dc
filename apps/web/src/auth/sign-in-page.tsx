import type { Me } from "@physiocheck/contracts";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router-dom";
import { api, becomeSignedIn, isApiError, useApi } from "../api.ts";
import { homeOf } from "../shell/app-frame.tsx";
import { failureText } from "../shell/failure.tsx";
import { returnPath } from "../shell/guard.ts";
import { TextLink } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { AccountForm } from "./account-form.tsx";
import { AuthPage } from "./auth-page.tsx";
import { CodeStep, type Credentials } from "./code-step.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";

/** Something on both sides of an @: whether there is such an account is the server's to say. */
const EMAIL = /^\s*\S+@\S+\s*$/;

/** Signing in, with the demo clinic's accounts one press away where the server is one. */
export default function SignInPage() {
  const { t } = useTranslation(["auth", "common"]);
  const { t: tCommon } = useTranslation("common");
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState<string | null>(null);
  const info = useApi("apiInfo");
  // Both have to be there, and the address has to be one: that needs no schema, and this page is many people's first.
  const form = useForm({ defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;
  /** Right, and a code is wanted beside it. */
  const [firstStep, setFirstStep] = useState<Credentials | null>(null);

  const enter = (me: Me) => {
    becomeSignedIn(me);
    void navigate(returnPath(search.get("to")) ?? homeOf(me.role), { replace: true });
  };
  const signIn = async (credentials: Credentials) => {
    setProblem(null);
    try {
      enter(await api.login({ body: credentials }));
    } catch (error) {
      if (isApiError(error, "code_needed")) setFirstStep(credentials);
      else if (isApiError(error, "wrong_credentials")) setProblem(t("signIn.wrong"));
      else if (isApiError(error, "account_disabled")) setProblem(t("signIn.disabled"));
      else setProblem(failureText(error, tCommon));
    }
  };

  if (firstStep)
    return <CodeStep credentials={firstStep} onSignedIn={enter} onBack={() => setFirstStep(null)} />;
  return (
    <AuthPage title={t("signIn.title")} lead={t("signIn.lead")} pose="reach">
      <AccountForm
        problem={problem}
        submit={t("signIn.submit")}
        busy={isSubmitting}
        onSubmit={form.handleSubmit(signIn)}
      >
        <TextField
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          {...form.register("email", { required: true, pattern: EMAIL })}
          error={errors.email ? t("invalid.email") : undefined}
        />
        <PasswordField
          label={t("signIn.password")}
          autoComplete="current-password"
          {...form.register("password", { required: true })}
          error={errors.password ? t("invalid.required") : undefined}
        />
      </AccountForm>
      <p>
        <TextLink to="/forgot-password">{t("signIn.forgot")}</TextLink>
      </p>
      <p>
        {t("signIn.noAccount")} <TextLink to="/sign-up">{t("signIn.signUp")}</TextLink>
      </p>
      {info.data?.demo ? <DemoAccounts accounts={info.data.demo.accounts} onChoose={signIn} /> : null}
    </AuthPage>
  );
}
