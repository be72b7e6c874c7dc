import { ROLES, type Role, type User } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

/** Gives somebody another role. */
export function ChangeRole({ user }: { readonly user: User }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>(user.role);
  const [problem, setProblem] = useState<string | null>(null);
  const set = useApiMutation("setUserRole", ["listUsers", "listVerifications"]);
  const { name } = user;
  return (
    <>
      <Button
        look="quiet"
        size="sm"
        aria-label={`${t("change")}: ${name}`}
        onClick={() => {
          setRole(user.role);
          setProblem(null);
          setOpen(true);
        }}
      >
        {t("change")}
      </Button>
      <Dialog
        open={open}
        title={t("changeTitle", { name })}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button look="secondary" onClick={() => setOpen(false)}>
              {tCommon("action.cancel")}
            </Button>
            <Button
              busy={set.isPending}
              disabled={role === user.role}
              onClick={() =>
                set.mutate(
                  { params: { userId: user.id }, body: { role } },
                  {
                    onSuccess: () => {
                      setOpen(false);
                      toast(t("roleDone", { name, role: tCommon(`role.${role}`) }));
                    },
                    onError: (error) =>
                      setProblem(
                        isApiError(error, "wrong_state") ? t("lastAdmin") : failureText(error, tCommon),
                      ),
                  },
                )
              }
            >
              {t("saveRole")}
            </Button>
          </>
        }
      >
        <SelectField
          label={t("newRole")}
          hint={t("newRoleHint")}
          error={problem ?? undefined}
          value={role}
          onChange={(event) => {
            setRole(event.target.value as Role);
            setProblem(null);
          }}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {tCommon(`role.${one}`)}
            </option>
          ))}
        </SelectField>
      </Dialog>
    </>
  );
}
