import { useTranslation } from "react-i18next";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";

/** New recovery codes, which nobody can show again. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { t } = useTranslation("factor");
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    toast(t("copied"));
  };
  return (
    <div className="flex flex-col gap-5">
      <h3 className="text-lg font-semibold">{t("codesTitle")}</h3>
      <Notice meaning="attention">{t("codesLead")}</Notice>
      <ul dir="ltr" className="grid gap-2 font-mono sm:grid-cols-2" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code} className="rounded-md bg-raised px-3 py-2 text-sm break-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" onClick={() => void copy()}>
          {t("copy")}
        </Button>
        <Button onClick={onKept}>{t("kept")}</Button>
      </div>
    </div>
  );
}
