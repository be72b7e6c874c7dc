import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { PausedDialog } from "./paused-dialog.tsx";
import type { SessionController } from "./session-controller.ts";

/** Paused: what was kept, and the three ways on. */
export function PausedPanel({
  controller,
  hasHands,
  isListening,
}: {
  readonly controller: SessionController;
  /** A raised hand goes on too. */
  readonly hasHands: boolean;
  /** A word goes on too. */
  readonly isListening: boolean;
}) {
  const { t } = useTranslation("session");
  return (
    <PausedDialog title={t("pause.title")}>
      <p className="text-lg text-ink-soft">{t(hasHands ? "pause.body" : "pause.bodyNoHands")}</p>
      {isListening ? <p className="text-lg text-ink-soft">{t("pause.bySaying")}</p> : null}
      <Button size="hand" data-testid="resume" onClick={() => controller.resume()}>
        {t("pause.resume")}
      </Button>
      <div className="grid gap-3 sm:grid-cols-2">
        <Button look="secondary" size="lg" data-testid="stop" onClick={() => controller.stop("stopped")}>
          {t("pause.stop")}
        </Button>
        <Button look="danger" size="lg" data-testid="stop-pain" onClick={() => controller.stop("pain")}>
          {t("pause.painStop")}
        </Button>
      </div>
    </PausedDialog>
  );
}
