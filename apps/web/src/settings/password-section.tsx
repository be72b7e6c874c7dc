import { zodResolver } from "@hookform/resolvers/zod";
import { changePasswordSchema } from "@physiocheck/contracts";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ApiError, isApiError, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/page.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { toast } from "../ui/toast.tsx";

/** A new password for who knows the old one. */
export function PasswordSection() {
  const { t } = useTranslation("account");
  const { t: tCommon } = useTranslation("common");
  const [problem, setProblem] = useState<string | null>(null);
  const change = useApiMutation("changePassword", ["listSignIns"]);
  const form = useForm({
    resolver: zodResolver(changePasswordSchema),
    defaultValues: { current: "", password: "" },
  });
  const { errors } = form.formState;

  const save = form.handleSubmit((body) => {
    setProblem(null);
    change.mutate(
      { body },
      {
        onSuccess: () => {
          form.reset();
          toast(t("passwordChanged"));
        },
        onError: (error) => {
          if (isApiError(error, "password_common"))
            form.setError("password", { type: "password_common" }, { shouldFocus: true });
          else if (isWrongCurrent(error)) form.setError("current", { type: "wrong" }, { shouldFocus: true });
          else setProblem(failureText(error, tCommon));
        },
      },
    );
  });
  const next = errors.password?.type;

  return (
    <Card className="max-w-2xl">
      <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void save(event)}>
        {problem ? (
          <Notice meaning="stop" alert>
            {problem}
          </Notice>
        ) : null}
        <PasswordField
          label={t("current")}
          autoComplete="current-password"
          {...form.register("current")}
          error={
            errors.current ? t(errors.current.type === "wrong" ? "currentWrong" : "nameMissing") : undefined
          }
        />
        <PasswordField
          label={t("next")}
          hint={t("nextHint")}
          autoComplete="new-password"
          {...form.register("password")}
          error={
            next === undefined
              ? undefined
              : t(next === "password_common" ? "common" : next === "too_big" ? "tooLong" : "tooShort")
          }
        />
        <div>
          <Button type="submit" look="secondary" busy={change.isPending}>
            {t("changePassword")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function isWrongCurrent(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    error.code === "invalid" &&
    (error.details.fields ?? []).some(({ path }) => path === "body.current")
  );
}
