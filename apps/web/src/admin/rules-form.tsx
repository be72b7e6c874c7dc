import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";

/** A part of the clinic's rules that is saved by itself. */
export function RulesForm({
  busy,
  onSave,
  children,
}: {
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("admin");
  return (
    <form
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      <div>
        <Button type="submit" busy={busy}>
          {t("clinic.save")}
        </Button>
      </div>
    </form>
  );
}
