import type { Report, Session } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { formatDateTime, formatNumber } from "../ui/format.ts";
import { SheetSection, SheetTable } from "./sheet-parts.tsx";

/** Every finished session with the figures of its ledger. */
export function SessionSection({ sessions }: { readonly sessions: Report["sessions"] }) {
  const { t } = useTranslation("report");
  const nameOf = useExerciseName();
  const ended = ({ endReason }: Session): string =>
    endReason === "pain"
      ? t("sessions.painEnd")
      : endReason === "stopped"
        ? t("sessions.stopped")
        : t("sessions.completed");
  return (
    <SheetSection title={t("sessions.title")} empty={sessions.length === 0 && t("sessions.empty")}>
      <SheetTable
        caption={t("sessions.title")}
        heads={[
          t("sessions.date"),
          t("sessions.exercise"),
          t("sessions.attempts"),
          t("sessions.quality"),
          t("sessions.pain"),
          t("sessions.effort"),
          t("sessions.end"),
        ]}
        rows={sessions.map(({ session, ledger }) => [
          formatDateTime(session.startedAt),
          nameOf({ id: session.exerciseId, title: session.exerciseTitle }),
          `${ledger.counted} / ${ledger.partial} / ${ledger.refused}`,
          session.quality === null ? "–" : formatNumber(Math.round(session.quality)),
          t("sessions.painArrow", { before: session.painBefore ?? "–", after: session.painAfter ?? "–" }),
          session.effort ?? "–",
          ended(session),
        ])}
      />
    </SheetSection>
  );
}
