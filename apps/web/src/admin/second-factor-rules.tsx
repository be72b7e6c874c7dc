import type { SecondFactorRule } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queryClient, useApiMutation } from "../api.ts";
import { CheckField } from "../ui/field.tsx";
import { RulesForm } from "./rules-form.tsx";
import { useSaved } from "./use-saved.ts";

/** Of whom the clinic wants two-step sign-in. */
export function SecondFactorRules({ rule }: { readonly rule: SecondFactorRule }) {
  const { t } = useTranslation("admin");
  const [physicians, setPhysicians] = useState(rule.physicians);
  const [admins, setAdmins] = useState(rule.admins);
  const save = useApiMutation("putSecondFactorRule", ["getSettings"]);
  const saved = useSaved();
  return (
    <RulesForm
      busy={save.isPending}
      onSave={() => {
        save.mutate(
          { body: { physicians, admins } },
          {
            ...saved,
            onSuccess: (settings) => {
              saved.onSuccess(settings);
              // It may be asked of whoever just asked it of others.
              void queryClient.invalidateQueries({ queryKey: ["me"] });
            },
          },
        );
      }}
    >
      <CheckField
        label={t("clinic.factorPhysicians")}
        checked={physicians}
        onChange={(event) => setPhysicians(event.target.checked)}
      />
      <CheckField
        label={t("clinic.factorAdmins")}
        checked={admins}
        onChange={(event) => setAdmins(event.target.checked)}
      />
    </RulesForm>
  );
}
