import type { SessionSummary } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page.tsx";

/** What the view could not support, why, and what would help next time. */
export function RefusedAngles({ refused }: { readonly refused: SessionSummary["refused"] }) {
  const { t } = useTranslation(["results", "feedback"]);
  return (
    <Section title={t("refused.title")} lead={t("refused.lead")}>
      <ul className="flex flex-col gap-2">
        {refused.map(({ angle, reason, request }) => (
          <li key={angle} className="flex flex-wrap gap-x-2">
            <span className="font-medium">
              {t("refused.row", { angle: t(`angle.${angle}`), reason: t(`feedback:angle.${reason}`) })}
            </span>
            {request ? (
              <span className="text-ink-soft">
                {t("refused.help", { request: t(`feedback:code.${request}.written`) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
