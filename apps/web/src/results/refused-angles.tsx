import type { SessionSummary } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page.tsx";

/** What the view could not support, why, and what would help next time. */
export function RefusedAngles({ refused }: { readonly refused: SessionSummary["refused"] }) {
  const { t } = useTranslation(["results", "feedback"]);
  const help = ({ request, turn }: SessionSummary["refused"][number]): string | null => {
    if (request === null) return null;
    if (turn === undefined) return t(`feedback:code.${request}.written`);
    return t(`feedback:turn.${turn > 0 ? "left" : "right"}.written`, { degrees: Math.abs(turn) });
  };
  return (
    <Section title={t("refused.title")} lead={t("refused.lead")}>
      <ul className="flex flex-col gap-2">
        {refused.map((one) => (
          <li key={one.angle} className="flex flex-wrap gap-x-2">
            <span className="font-medium">
              {t("refused.row", {
                angle: t(`angle.${one.angle}`),
                reason: t(`feedback:angle.${one.reason}`),
              })}
            </span>
            {one.request ? (
              <span className="text-ink-soft">{t("refused.help", { request: help(one) ?? "" })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
