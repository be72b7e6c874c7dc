import { useTranslation } from "react-i18next";
import { CheckField } from "../../ui/field.tsx";
import type { SessionRecording } from "./use-recording.ts";

/** Asks before a session or a run whether it is recorded, in plain words. Off unless it is switched on, each time anew. */
export function RecordingConsent({
  recording,
  isFile,
  isRun,
}: {
  readonly recording: SessionRecording;
  /** A film is looked at: that is there already. */
  readonly isFile: boolean;
  /** It is an exercise of a run: what is agreed to holds for those that follow too. */
  readonly isRun: boolean;
}) {
  const { t } = useTranslation("recording");
  if (isFile) return null;
  if (!recording.isPossible)
    return <p className="measure text-sm text-ink-soft">{t("consent.impossible")}</p>;
  return (
    <section
      aria-label={t("consent.label")}
      className="flex flex-col gap-3 rounded-lg border border-line p-4"
    >
      <CheckField
        label={t(isRun ? "consent.agreeRun" : "consent.agree")}
        hint={t(isRun ? "consent.offRun" : "consent.off")}
        checked={recording.isWanted}
        data-testid="record-session"
        onChange={(event) => recording.want(event.target.checked)}
      />
      {recording.isWanted ? (
        <ul
          data-testid="recording-consent"
          className="flex list-disc flex-col gap-1 ps-9 text-sm text-ink-soft"
        >
          {isRun ? <li>{t("consent.each")}</li> : null}
          <li>{t("consent.what")}</li>
          <li>{t("consent.where")}</li>
          <li>{t("consent.who")}</li>
          <li>{t("consent.long")}</li>
        </ul>
      ) : null}
    </section>
  );
}
