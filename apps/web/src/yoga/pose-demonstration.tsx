import type { YogaPose } from "@physiocheck/motion";
import { Pause, Play } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";

const PICTURE = { width: 640, height: 480 };
/** The middle of the hold, ms: what a still shows. */
const HELD_AT = 4000;

type Figure = { readonly drawAt: (t: number) => void; readonly play: () => () => void };

/** The digital patient going into a pose, holding it and coming out again, until somebody pauses it. */
export function PoseDemonstration({ pose, name }: { readonly pose: YogaPose; readonly name: string }) {
  const { t } = useTranslation("yoga");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [figure, setFigure] = useState<Figure | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [isPlaying, setPlaying] = useState(() => !matchMedia("(prefers-reduced-motion: reduce)").matches);

  useEffect(() => {
    let dispose: (() => void) | null = null;
    let isHere = true;
    const load = async (): Promise<void> => {
      const { demonstrate } = await import("@physiocheck/digital-patient/rendered");
      if (!isHere || !canvas.current) return;
      const made = demonstrate(canvas.current, {
        exercise: `yoga/${pose.id}`,
        yaw: pose.view === "front" ? 18 : 62,
        picture: PICTURE,
      });
      dispose = made.dispose;
      setFigure(made);
    };
    load().catch(() => {
      if (isHere) setFailed(true);
    });
    return () => {
      isHere = false;
      setFigure(null);
      dispose?.();
    };
  }, [pose]);

  useEffect(() => {
    if (!figure) return;
    if (isPlaying) return figure.play();
    figure.drawAt(HELD_AT);
    return undefined;
  }, [figure, isPlaying]);

  if (isFailed) return <p className="text-ink-soft">{t("noPicture")}</p>;
  return (
    <figure aria-label={name} className="relative overflow-hidden rounded-xl border border-line bg-surface">
      <canvas
        ref={canvas}
        aria-hidden
        data-testid="demonstration"
        data-drawn={figure !== null}
        {...PICTURE}
        className="aspect-[4/3] w-full"
      />
      <figcaption className="flex items-center justify-between gap-4 border-t border-line px-4 py-2 text-sm text-ink-soft">
        {t("shown")}
        <Button
          look="quiet"
          size="sm"
          icon={
            isPlaying ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />
          }
          onClick={() => setPlaying(!isPlaying)}
        >
          {isPlaying ? t("pause") : t("play")}
        </Button>
      </figcaption>
    </figure>
  );
}
