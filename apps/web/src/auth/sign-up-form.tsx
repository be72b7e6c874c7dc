import { zodResolver } from "@hookform/resolvers/zod";
import { registerPatientSchema, registerPhysicianSchema } from "@physiocheck/contracts";
import { useState } from "react";
import { useForm, type Resolver } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { NavLink, useNavigate } from "react-router-dom";
import { api, becomeSignedIn } from "../api.ts";
import { homeOf } from "../shell/app-frame.tsx";
import { useClinicFace } from "../shell/clinic-face.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { TextLink } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { TextField } from "../ui/field.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { AccountForm } from "./account-form.tsx";
import { AuthPage } from "./auth-page.tsx";
import { fieldMessage, refusedFields } from "./field-messages.ts";

type Fields = {
  name: string;
  email: string;
  password: string;
  licenceNumber: string;
  specialisation: string;
};
const FIELDS = ["name", "email", "password", "licenceNumber", "specialisation"] as const;

/** Signing up, as patient or as physician. What was typed stays when the server refuses. */
export function SignUpForm({ kind }: { readonly kind: "patient" | "physician" }) {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const physician = kind === "physician";
  const form = useForm<Fields>({
    resolver: (physician
      ? zodResolver(registerPhysicianSchema)
      : zodResolver(registerPatientSchema)) as unknown as Resolver<Fields>,
    // Only fields that are on the page are sent: the patient's form has no licence.
    shouldUnregister: true,
  });
  const { errors, isSubmitting } = form.formState;

  const signUp = async (values: Fields) => {
    setProblem(null);
    try {
      const me = physician
        ? await api.registerPhysician({ body: values })
        : await api.registerPatient({ body: values });
      becomeSignedIn(me);
      void navigate(physician ? "/pending" : homeOf(me.role), { replace: true });
    } catch (error) {
      const refused = refusedFields(error);
      for (const { field, type, message } of refused) {
        const known = FIELDS.find((name) => name === field);
        if (known) form.setError(known, { type, message }, { shouldFocus: true });
      }
      if (refused.length === 0) setProblem(failureText(error, tCommon));
    }
  };
  const signUpRules = useClinicFace()?.signUp;
  const closed = signUpRules && !(physician ? signUpRules.physicians : signUpRules.patients);
  const domains = signUpRules?.emailDomains.join(", ") ?? "";
  const message = (field: (typeof FIELDS)[number]) => fieldMessage(field, errors[field], t);

  return (
    <AuthPage
      title={physician ? t("signUp.physicianTitle") : t("signUp.title")}
      lead={physician ? t("signUp.physicianLead") : t("signUp.lead")}
      pose={physician ? "stand" : "squat"}
    >
      <nav aria-label={t("signUp.kind")} className="grid grid-cols-2 gap-1 rounded-lg bg-raised p-1">
        {(["/sign-up", "/sign-up/physician"] as const).map((to) => (
          <NavLink
            key={to}
            to={to}
            end
            replace
            className={({ isActive }) =>
              cx(
                "grid min-h-11 place-items-center rounded-md px-2 text-center font-medium",
                isActive ? "bg-surface text-ink shadow-card" : "text-ink-soft hover:text-ink",
              )
            }
          >
            {to === "/sign-up" ? t("signUp.forPatients") : t("signUp.forPhysicians")}
          </NavLink>
        ))}
      </nav>
      {closed ? (
        <Notice meaning="attention">{t(physician ? "closed.physician" : "closed.patient")}</Notice>
      ) : (
        <AccountForm
          problem={problem}
          submit={physician ? t("signUp.submitPhysician") : t("signUp.submit")}
          busy={isSubmitting}
          onSubmit={form.handleSubmit(signUp)}
        >
          <TextField
            label={t("signUp.name")}
            hint={physician ? t("signUp.physicianNameHint") : t("signUp.nameHint")}
            autoComplete="name"
            {...form.register("name")}
            error={message("name")}
          />
          <TextField
            label={t("signUp.email")}
            hint={domains ? t("closed.domains", { domains }) : undefined}
            type="email"
            autoComplete="username"
            {...form.register("email")}
            error={message("email")}
          />
          <PasswordField
            label={t("signUp.password")}
            hint={t("signUp.passwordHint")}
            autoComplete="new-password"
            {...form.register("password")}
            error={message("password")}
          />
          {physician ? (
            <>
              <TextField
                label={t("signUp.licence")}
                hint={t("signUp.licenceHint")}
                autoComplete="off"
                {...form.register("licenceNumber")}
                error={message("licenceNumber")}
              />
              <TextField
                label={t("signUp.specialisation")}
                hint={t("signUp.specialisationHint")}
                autoComplete="organization-title"
                {...form.register("specialisation")}
                error={message("specialisation")}
              />
            </>
          ) : null}
        </AccountForm>
      )}
      <p>
        {t("signUp.haveAccount")} <TextLink to="/sign-in">{t("signIn.title")}</TextLink>
      </p>
    </AuthPage>
  );
}
