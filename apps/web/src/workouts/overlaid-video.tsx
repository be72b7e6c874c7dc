import type { Trace } from "@physiocheck/motion";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { Overlay } from "../skeleton/overlay.ts";
import { frameAt } from "../skeleton/replay-view.ts";
import { Notice } from "../ui/badge.tsx";
import { CheckField } from "../ui/field.tsx";

/** A film that plays with what the model saw drawn over it. @param from where it is to go on, ms */
export function OverlaidVideo({
  address,
  trace,
  from,
}: {
  readonly address: string;
  readonly trace: Trace | null;
  readonly from: number | null;
}) {
  const { t } = useTranslation("workouts");
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const tries = useRef(0);
  const [isShown, setShown] = useState(true);
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    if (from === null || !video.current) return;
    video.current.currentTime = from / 1000;
    void video.current.play().catch(() => undefined);
  }, [from]);

  useEffect(() => {
    const [player, surface] = [video.current, canvas.current];
    if (!player || !surface || !trace || !isShown) return;
    const overlay = new Overlay(surface);
    overlay.fit = "contain";
    let request = 0;
    const draw = (): void => {
      const landmarks = frameAt(trace.frames, player.currentTime * 1000 + 1)?.landmarks ?? null;
      overlay.draw(landmarks, trace, null);
      // For tests and for whoever looks with other eyes: whether somebody is drawn.
      surface.dataset.seen = String(landmarks !== null);
      request = requestAnimationFrame(draw);
    };
    request = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(request);
      overlay.clear();
      overlay.close();
    };
  }, [trace, isShown]);

  const onError = (): void => {
    tries.current += 1;
    if (tries.current > 1) {
      setBroken(true);
      return;
    }
    // The sign-in may have run out while the film stood still: any call renews it, and the film is asked for again.
    void api.me().then(
      () => video.current?.load(),
      () => setBroken(true),
    );
  };

  return (
    <div className="flex flex-col gap-4">
      <div className="relative overflow-hidden rounded-lg bg-stage">
        {/* Films of workouts have no speech that captions could tell. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
        <video
          ref={video}
          src={address}
          controls
          playsInline
          preload="auto"
          data-testid="workout-video"
          aria-label={t("detail.film")}
          className="max-h-[70vh] w-full object-contain"
          onError={onError}
        />
        <canvas
          ref={canvas}
          data-testid="workout-overlay"
          aria-hidden
          className="pointer-events-none absolute inset-0 h-full w-full"
        />
      </div>
      {isBroken ? (
        <Notice meaning="stop" alert>
          {t("detail.broken")}
        </Notice>
      ) : null}
      <CheckField
        label={t("detail.showSkeleton")}
        checked={isShown}
        onChange={({ target }) => setShown(target.checked)}
      />
    </div>
  );
}
