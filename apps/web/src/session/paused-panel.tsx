import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import type { SessionController } from "./session-controller.ts";

/** Paused: what was kept, and the three ways on. */
export function PausedPanel({
  controller,
  hasHands,
}: {
  readonly controller: SessionController;
  /** A raised hand goes on too. */
  readonly hasHands: boolean;
}) {
  const { t } = useTranslation("session");
  const panel = useRef<HTMLDialogElement>(null);
  // Shown, not modal: the picture behind it goes on, and a raised hand still resumes.
  useEffect(() => {
    panel.current?.show();
    panel.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div className="absolute inset-0 grid animate-appear place-items-center bg-stage/75 p-4">
      <dialog
        ref={panel}
        aria-labelledby="paused-title"
        className="static m-0 flex w-full max-w-lg flex-col gap-5 rounded-xl bg-surface p-6 text-ink shadow-high md:p-8"
      >
        <h2 id="paused-title" className="text-2xl font-semibold">
          {t("pause.title")}
        </h2>
        <p className="text-lg text-ink-soft">{t(hasHands ? "pause.body" : "pause.bodyNoHands")}</p>
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
      </dialog>
    </div>
  );
}
