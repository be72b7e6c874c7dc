import type { SignUpSettings } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, useApiMutation } from "../api.ts";
import { CheckField, TextArea } from "../ui/field.tsx";
import { RulesForm } from "./rules-form.tsx";
import { useSaved } from "./use-saved.ts";

/** Who may make an account by themselves. */
export function SignUpRules({ rules }: { readonly rules: SignUpSettings }) {
  const { t } = useTranslation("admin");
  const [patients, setPatients] = useState(rules.patients);
  const [physicians, setPhysicians] = useState(rules.physicians);
  const [domains, setDomains] = useState(rules.emailDomains.join("\n"));
  const [wrong, setWrong] = useState(false);
  const save = useApiMutation("putSignUp", ["getSettings"]);
  const saved = useSaved();
  return (
    <RulesForm
      busy={save.isPending}
      onSave={() => {
        const emailDomains = domains.split(/[\s,;]+/).filter((domain) => domain !== "");
        save.mutate(
          { body: { patients, physicians, emailDomains } },
          {
            onSuccess: saved.onSuccess,
            onError: (error) => {
              if (isApiError(error, "invalid")) setWrong(true);
              else saved.onError(error);
            },
          },
        );
      }}
    >
      <CheckField
        label={t("clinic.patients")}
        checked={patients}
        onChange={(event) => setPatients(event.target.checked)}
      />
      <CheckField
        label={t("clinic.physicians")}
        checked={physicians}
        onChange={(event) => setPhysicians(event.target.checked)}
      />
      <TextArea
        label={t("clinic.domains")}
        hint={t("clinic.domainsHint")}
        rows={3}
        spellCheck={false}
        value={domains}
        error={wrong ? t("clinic.domainsWrong") : undefined}
        onChange={(event) => {
          setDomains(event.target.value);
          setWrong(false);
        }}
      />
    </RulesForm>
  );
}
