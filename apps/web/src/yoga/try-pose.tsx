import type { YogaPose } from "@physiocheck/motion";
import { RotateCcw } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Overlay } from "../skeleton/overlay.ts";
import { chosenByAddress, type SourceChoice } from "../source/source-choice.ts";
import { SourceNotice } from "../source/source-notice.tsx";
import { SourcePicker } from "../source/source-picker.tsx";
import { Stage } from "../source/stage.tsx";
import { useSource } from "../source/use-source.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { formatFixed } from "../ui/format.ts";
import { Reading } from "../ui/page.tsx";
import { useFixText } from "./pose-text.ts";
import { YogaController } from "./yoga-controller.ts";

/** Accuracy from which somebody is nearly there. */
const CLOSE = 45;

/** The pose in front of the camera, a film, or the digital patient: how well, what to mend, for how long. */
export function TryPose({ pose }: { readonly pose: YogaPose }) {
  const { t } = useTranslation(["yoga", "common"]);
  const [controller] = useState(() => new YogaController(pose));
  const [performed] = useState(() => ({ id: `yoga/${pose.id}`, view: pose.view }));
  const [wanted] = useState(() => chosenByAddress(location.search, performed));
  const [choice, setChoice] = useState<SourceChoice | null>(wanted);
  const { used, state, use } = useSource();

  const look = useCallback(
    (next: SourceChoice) => {
      const source = use(next);
      source.patient?.act(true);
      source.begin();
      controller.restart();
    },
    [controller, use],
  );
  useEffect(() => {
    if (wanted) look(wanted);
  }, [wanted, look]);
  useEffect(() => {
    if (!used) return;
    return used.pipeline.onFrame((frame, picture) => controller.push(frame, picture));
  }, [used, controller]);
  const onOverlay = useCallback((overlay: Overlay | null) => controller.drawOn(overlay), [controller]);

  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <Stage
          source={used?.source ?? null}
          isMirrored={choice?.kind === "camera" && (used?.source.mirrored ?? false)}
          fit="contain"
          onOverlay={onOverlay}
          className="aspect-[3/4] w-full rounded-xl landscape:aspect-video"
        >
          {choice ? null : (
            <p className="absolute inset-0 grid place-items-center bg-raised p-6 text-center text-lg text-ink-soft">
              {t("idle")}
            </p>
          )}
        </Stage>
        {state ? (
          <SourceNotice
            source={state.source}
            model={state.model}
            onRetry={() => void used?.pipeline.retry()}
          />
        ) : null}
        {choice ? <PoseNumbers controller={controller} /> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4 max-lg:order-first">
        <SourcePicker
          exercise={performed}
          choice={choice}
          onChoice={(next) => {
            setChoice(next);
            look(next);
          }}
        />
        {choice ? (
          <Button
            look="secondary"
            icon={<RotateCcw aria-hidden className="size-4" />}
            onClick={() => controller.restart()}
          >
            {t("restart")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function PoseNumbers({ controller }: { readonly controller: YogaController }) {
  const { t } = useTranslation(["yoga", "common"]);
  const fix = useFixText();
  const { present, accuracy, worst, side, holding, holdSeconds } = useStore(controller.readouts);
  const name = !present ? "absent" : holding ? "holding" : (accuracy ?? 0) > CLOSE ? "close" : "away";
  const advice = !present ? "" : accuracy === null ? t("unread") : worst ? fix(worst) : t("fine");
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-3 gap-x-6 gap-y-4">
        <Reading
          name={t("accuracy")}
          value={
            <span data-testid="yoga-accuracy" className="text-2xl font-bold text-accent">
              {accuracy === null ? "–" : Math.round(accuracy)}
            </span>
          }
          unit={accuracy === null ? undefined : "%"}
        />
        <Reading
          name={t("held")}
          value={<span data-testid="yoga-held">{formatFixed(holdSeconds, 1)}</span>}
          unit={t("common:unit.s")}
        />
        <Reading name={t("side")} value={t(`sideOf.${side}`)} />
      </dl>
      <div className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2">
        <span data-testid="yoga-state" data-state={name}>
          <Badge meaning={holding ? "good" : present ? "info" : "neutral"}>{t(`state.${name}`)}</Badge>
        </span>
        <p data-testid="yoga-advice" data-joint={worst?.joint ?? ""} className="text-lg">
          {advice}
        </p>
      </div>
    </div>
  );
}
