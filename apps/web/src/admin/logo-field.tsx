import { MAX_LOGO_BYTES } from "@physiocheck/contracts";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { useSaved } from "./use-saved.ts";

/** The clinic's logo. */
export function LogoField({ logo }: { readonly logo: string | null }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const put = useApiMutation("putLogo", ["getSettings"]);
  const remove = useApiMutation("removeLogo", ["getSettings"]);
  const saved = useSaved();
  const send = (file: File | undefined) => {
    setProblem(null);
    if (!file) return;
    if (file.size > MAX_LOGO_BYTES) {
      setProblem(t("clinic.logoLarge"));
      return;
    }
    put.mutate(
      { body: file },
      {
        onSuccess: saved.onSuccess,
        onError: (error) =>
          setProblem(
            isApiError(error, "unsupported_type") ? t("clinic.logoWrong") : failureText(error, tCommon),
          ),
      },
    );
  };
  return (
    <div className="flex max-w-2xl flex-col gap-3 pt-4">
      <h3 className="font-medium">{t("clinic.logo")}</h3>
      <p className="measure text-sm text-ink-soft">{t("clinic.logoHint")}</p>
      {logo ? (
        <img
          src={logo}
          alt={t("clinic.logo")}
          className="h-16 w-auto self-start rounded-md border border-line bg-surface object-contain p-2"
        />
      ) : (
        <p className="text-ink-soft">{t("clinic.logoNone")}</p>
      )}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        aria-label={t("clinic.logoChoose")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          send(file);
        }}
      />
      <FieldError>{problem}</FieldError>
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" busy={put.isPending} onClick={() => input.current?.click()}>
          {t("clinic.logoChoose")}
        </Button>
        {logo ? (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate({}, saved)}>
            {t("clinic.logoRemove")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
