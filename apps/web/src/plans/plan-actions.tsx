import type { Plan, PlanContent } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog, Dialog } from "../ui/dialog.tsx";
import { CheckField } from "../ui/field.tsx";
import type { Subject } from "./builder.tsx";
import type { Saving } from "./use-save-plan.ts";

/** What can be done with what was written; always in reach at the foot of the page. */
export function PlanActions({
  plan,
  patient,
  isDirty,
  saving,
  checked,
}: {
  readonly plan: Plan | null;
  readonly patient: Subject;
  readonly isDirty: boolean;
  readonly saving: Saving;
  /** The content, or null where something is wrong. */
  readonly checked: (needsExercise: boolean) => PlanContent | null;
}) {
  const { t } = useTranslation("plans");
  const { t: tCommon } = useTranslation("common");
  const [asking, setAsking] = useState<"end" | "template" | null>(null);
  const [shared, setShared] = useState(plan?.shared ?? false);
  const save = (state: "draft" | "active"): void => {
    const content = checked(state === "active");
    if (content) saving.save(content, state, patient === null && shared);
  };
  const active = plan?.state === "active";
  return (
    <>
      <div className="bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-3 md:-mx-8 md:px-8 lg:sticky">
        <p className="me-auto text-sm text-ink-soft">{isDirty ? t("builder.unsaved") : ""}</p>
        {patient === null ? (
          <CheckField
            label={t("builder.shared")}
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
        ) : (
          <Button look="quiet" onClick={() => setAsking("template")}>
            {t("builder.asTemplate")}
          </Button>
        )}
        {plan ? (
          <Button look="secondary" onClick={() => setAsking("end")}>
            {t(patient ? "builder.end" : "builder.endTemplate")}
          </Button>
        ) : null}
        {patient === null ? (
          <Button busy={saving.isPending} onClick={() => save("draft")}>
            {t("builder.saveTemplate")}
          </Button>
        ) : active ? (
          <Button busy={saving.isPending} onClick={() => save("active")}>
            {t("builder.save")}
          </Button>
        ) : (
          <>
            <Button look="secondary" busy={saving.isPending} onClick={() => save("draft")}>
              {t("builder.saveDraft")}
            </Button>
            <Button busy={saving.isPending} onClick={() => save("active")}>
              {t("builder.give", { name: patient.name })}
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        open={asking === "end"}
        title={t(patient ? "builder.endTitle" : "builder.endTemplateTitle")}
        consequence={
          patient ? t("builder.endConsequence", { name: patient.name }) : t("builder.endTemplateConsequence")
        }
        confirm={t(patient ? "builder.end" : "builder.endTemplate")}
        busy={saving.isPending}
        onClose={() => setAsking(null)}
        onConfirm={saving.end}
      />
      <Dialog
        open={asking === "template"}
        title={t("builder.asTemplateTitle")}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button look="secondary" onClick={() => setAsking(null)}>
              {tCommon("action.cancel")}
            </Button>
            <Button
              busy={saving.isPending}
              onClick={() => {
                setAsking(null);
                const content = checked(false);
                if (content) void saving.saveTemplate(content, shared);
              }}
            >
              {t("builder.saveTemplate")}
            </Button>
          </>
        }
      >
        <p className="measure">{t("builder.asTemplateLead")}</p>
        <CheckField
          label={t("builder.shared")}
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
      </Dialog>
    </>
  );
}
