import { CircleCheck, CircleDashed, Download, MonitorDown } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { install, installOffer } from "../shell/install-prompt.ts";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/page.tsx";
import { ProgressBar } from "../ui/progress.tsx";
import { keepDay } from "./keep-day.ts";
import { makeReady, readinessHere, type Readiness } from "./readiness.ts";
import { canKeepApp } from "./service-worker.ts";

const PARTS = ["app", "model", "plan"] as const;

type Step =
  | { readonly name: "looking" | "idle" | "failed" }
  | { readonly name: "fetching"; readonly part: number };

/** In the settings: installing the app, and having everything here that exercising without a network takes. */
export function OfflineSection({ patient }: { readonly patient: boolean }) {
  const { t } = useTranslation("offline");
  return (
    <Card className="flex max-w-2xl flex-col items-start gap-6">
      <Install />
      {patient ? canKeepApp ? <Ready /> : <Notice meaning="info">{t("ready.impossible")}</Notice> : null}
    </Card>
  );
}

function Install() {
  const { t } = useTranslation("offline");
  const offer = useSyncExternalStore(installOffer.subscribe, installOffer.get);
  const [installed] = useState(() => matchMedia("(display-mode: standalone)").matches);
  if (installed) return <Notice meaning="good">{t("install.done")}</Notice>;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="measure">{t("install.lead")}</p>
      {offer ? (
        <Button
          look="secondary"
          icon={<MonitorDown aria-hidden className="size-5" />}
          onClick={() => void install()}
        >
          {t("install.action")}
        </Button>
      ) : (
        <p className="measure text-sm text-ink-soft">{t("install.byHand")}</p>
      )}
    </div>
  );
}

function Ready() {
  const { t } = useTranslation("offline");
  const [here, setHere] = useState<Readiness>({ app: false, model: false, plan: false });
  const [step, setStep] = useState<Step>({ name: "looking" });
  useEffect(() => {
    let isHere = true;
    const look = async (): Promise<void> => {
      const found = await readinessHere();
      if (!isHere) return;
      setHere(found);
      setStep({ name: "idle" });
    };
    look().catch(() => setStep({ name: "failed" }));
    return () => {
      isHere = false;
    };
  }, []);
  const bring = async (): Promise<void> => {
    setStep({ name: "fetching", part: 0 });
    try {
      setHere(await makeReady(keepDay, (part) => setStep({ name: "fetching", part })));
      setStep({ name: "idle" });
    } catch {
      setStep({ name: "failed" });
    }
  };
  const all = here.app && here.model && here.plan;
  return (
    <div className="flex w-full flex-col items-start gap-4">
      <h3 className="font-semibold">{t("ready.title")}</h3>
      <ul className="flex flex-col gap-2" data-testid="readiness" data-ready={all}>
        {PARTS.map((part) => (
          <li key={part} className="flex items-start gap-3">
            {here[part] ? (
              <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />
            ) : (
              <CircleDashed aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
            )}
            <span>
              {t(`ready.${part}`)}{" "}
              <span className="sr-only">{t(here[part] ? "ready.here" : "ready.notHere")}</span>
            </span>
          </li>
        ))}
      </ul>
      {step.name === "failed" ? (
        <Notice meaning="attention" alert>
          {t("ready.failed")}
        </Notice>
      ) : null}
      {step.name === "fetching" ? <ProgressBar value={step.part} label={t("ready.fetching")} /> : null}
      {all ? (
        <p className="font-medium">{t("ready.all")}</p>
      ) : (
        <Button
          look="secondary"
          data-testid="make-ready"
          busy={step.name === "fetching"}
          icon={<Download aria-hidden className="size-5" />}
          onClick={() => void bring()}
        >
          {t("ready.action")}
        </Button>
      )}
    </div>
  );
}
