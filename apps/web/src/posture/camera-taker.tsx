import type { PostureView } from "@physiocheck/motion";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cameraSource, type CameraSource } from "../pose/index.ts";
import { Button } from "../ui/button.tsx";
import { jpegOf } from "./picture.ts";
import type { TakePictures } from "./run-analysis.ts";
import { Silhouette } from "./silhouette.tsx";

/** Seconds to walk into the outline. */
const COUNTDOWN = 5;
/** Pictures of a view, and the time between two, ms: nobody stands quite still, and the model sees a little else in each. */
const BURST = 5;
const BETWEEN_MS = 200;

/** The camera with an outline to stand in, and a countdown. */
export function CameraTaker({
  views,
  busy,
  onTaken,
}: {
  readonly views: readonly PostureView[];
  readonly busy: boolean;
  readonly onTaken: (view: PostureView, pictures: TakePictures) => Promise<void>;
}) {
  const { t } = useTranslation("posture");
  const place = useRef<HTMLDivElement>(null);
  const [camera] = useState<CameraSource>(() => cameraSource());
  const [left, setLeft] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [view] = views;

  useEffect(() => {
    const { picture } = camera;
    place.current?.prepend(picture);
    picture.setAttribute("class", "size-full object-contain");
    void camera.start();
    const leave = camera.state.subscribe(({ name }) =>
      setTrouble(
        ["denied", "none_found", "in_use", "insecure", "unsupported", "lost", "failed"].includes(name)
          ? name
          : null,
      ),
    );
    return () => {
      leave();
      camera.stop();
      picture.remove();
    };
  }, [camera]);

  useEffect(() => {
    if (left === null || view === undefined) return;
    const timer = setTimeout(() => {
      if (left > 1) {
        setLeft(left - 1);
        return;
      }
      setLeft(null);
      void onTaken(view, () => burstOf(camera.picture));
    }, 1000);
    return () => clearTimeout(timer);
  }, [left, view, camera, onTaken]);

  return (
    <div className="flex flex-col gap-4">
      <p className="measure">{t("new.stand")}</p>
      <div ref={place} className="relative aspect-[3/4] max-h-[70dvh] overflow-hidden rounded-xl bg-stage">
        <Silhouette view={view ?? "front"} />
        {left === null ? null : (
          <output
            aria-live="assertive"
            className="absolute inset-0 grid place-items-center text-[20dvh] font-bold text-on-stage tabular-nums"
          >
            {left}
          </output>
        )}
      </div>
      {trouble ? <p role="alert">{t("new.camera", { message: trouble })}</p> : null}
      {view ? (
        <Button size="lg" busy={busy || left !== null} onClick={() => setLeft(COUNTDOWN)}>
          {t("new.take", { view: t(`view.${view}`) })}
        </Button>
      ) : null}
    </div>
  );
}

/** Pictures that follow one another; their medians are what is measured. */
async function burstOf(video: HTMLVideoElement): Promise<readonly Blob[]> {
  const { videoWidth, videoHeight } = video;
  const pictures: Blob[] = [];
  while (pictures.length < BURST) {
    if (pictures.length > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    pictures.push(await jpegOf(video, videoWidth, videoHeight));
  }
  return pictures;
}
