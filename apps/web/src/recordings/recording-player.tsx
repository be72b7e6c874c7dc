import type { Recording, RecordingPart } from "@physiocheck/contracts";
import type { ExerciseDefinition, PoseFrame, Trace } from "@physiocheck/motion";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { Overlay } from "../skeleton/overlay.ts";
import { frameAt } from "../skeleton/replay-view.ts";
import { Notice } from "../ui/badge.tsx";
import { CheckField, SelectField } from "../ui/field.tsx";
import { formatDuration } from "../ui/format.ts";
import { Tabs } from "../ui/tabs.tsx";
import { JointTable } from "./joint-table.tsx";
import { type Sample, sampleAt, SAMPLE_MS } from "./measures.ts";
import { sessionTimeOf } from "./playback.ts";
import { SimpleReadings } from "./simple-readings.tsx";

/** What is shown beside the picture, ten times a second. */
type Moment = { readonly frame: PoseFrame | null; readonly sample: Sample | null };
const NOTHING: Moment = { frame: null, sample: null };

/** The video of a session with the skeleton over it, and what was measured at the moment that is seen. */
export function RecordingPlayer({
  recording,
  trace,
  samples,
  exercise,
}: {
  readonly recording: Recording;
  /** Null where the movement was not kept. */
  readonly trace: Trace | null;
  readonly samples: readonly Sample[];
  readonly exercise: ExerciseDefinition;
}) {
  const { t } = useTranslation("recording");
  const { parts, sessionId } = recording;
  const [chosen, setChosen] = useState(parts[0]?.part ?? 0);
  const [withSkeleton, setWithSkeleton] = useState(true);
  const [view, setView] = useState("simple");
  const [moment, setMoment] = useState<Moment>(NOTHING);
  const part = parts.find((one) => one.part === chosen) ?? parts[0];
  if (!part) return null;
  return (
    <div className="flex flex-col gap-6">
      {parts.length > 1 ? (
        <SelectField
          label={t("player.part")}
          value={part.part}
          onChange={(event) => setChosen(Number(event.target.value))}
          className="max-w-xs"
        >
          {parts.map((one, index) => (
            <option key={one.part} value={one.part}>
              {t("player.partName", {
                number: index + 1,
                duration: formatDuration(one.takes.reduce((sum, take) => sum + take.durationMs, 0)),
              })}
            </option>
          ))}
        </SelectField>
      ) : null}
      <Picture
        key={part.part}
        sessionId={sessionId}
        part={part}
        trace={trace}
        samples={samples}
        withSkeleton={withSkeleton}
        onMoment={setMoment}
      />
      <CheckField
        label={t("player.skeleton")}
        hint={trace ? undefined : t("player.noTrace")}
        disabled={!trace}
        checked={withSkeleton && trace !== null}
        onChange={(event) => setWithSkeleton(event.target.checked)}
      />
      <Tabs
        label={t("player.views")}
        value={view}
        onChange={setView}
        tabs={[
          {
            id: "simple",
            name: t("simple.name"),
            content: (
              <SimpleReadings
                sample={moment.sample}
                movement={exercise.primary[0]?.movement ?? "trunk_lean"}
              />
            ),
          },
          { id: "detailed", name: t("detailed.name"), content: <JointTable frame={moment.frame} /> },
        ]}
      />
    </div>
  );
}

function Picture({
  sessionId,
  part,
  trace,
  samples,
  withSkeleton,
  onMoment,
}: {
  readonly sessionId: string;
  readonly part: RecordingPart;
  readonly trace: Trace | null;
  readonly samples: readonly Sample[];
  readonly withSkeleton: boolean;
  readonly onMoment: (moment: Moment) => void;
}) {
  const { t } = useTranslation("recording");
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  const retried = useRef(false);

  useEffect(() => {
    const [element, surface] = [video.current, canvas.current];
    if (!element || !surface) return;
    const overlay = new Overlay(surface);
    overlay.fit = "contain";
    let tick = -1;
    let request = 0;
    const show = (): void => {
      request = requestAnimationFrame(show);
      const t = sessionTimeOf(part, element.currentTime * 1000);
      const frame = t === null || !trace ? null : frameAt(trace.frames, t);
      if (frame?.landmarks && trace && withSkeleton) overlay.draw(frame.landmarks, trace, null);
      else overlay.clear();
      surface.dataset.drawn = frame?.landmarks && withSkeleton ? String(Math.round(frame.t)) : "";
      // Ten times a second, on the session's own tenths.
      const tenth = t === null ? -1 : Math.floor(t / SAMPLE_MS);
      if (tenth === tick) return;
      tick = tenth;
      const at = tenth * SAMPLE_MS;
      onMoment({
        frame: trace && t !== null ? frameAt(trace.frames, at + SAMPLE_MS) : null,
        sample: t === null ? null : sampleAt(samples, at),
      });
    };
    show();
    return () => {
      cancelAnimationFrame(request);
      overlay.close();
    };
  }, [part, trace, samples, withSkeleton, onMoment]);

  /** A sign-in that ran out while it played is renewed by any call; then it goes on where it was. */
  const onError = (): void => {
    const element = video.current;
    if (!element || retried.current) {
      setFailed(true);
      return;
    }
    retried.current = true;
    const at = element.currentTime;
    const wasPlaying = !element.paused;
    const goOn = async (): Promise<void> => {
      try {
        await api.me();
      } catch {
        setFailed(true);
        return;
      }
      element.load();
      element.currentTime = at;
      if (wasPlaying) await element.play().catch(() => undefined);
    };
    void goOn();
  };

  if (failed) return <Notice meaning="stop">{t("player.failed")}</Notice>;
  return (
    <div className="relative aspect-video w-full overflow-hidden rounded-lg bg-stage">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- there is no sound in it */}
      <video
        ref={video}
        data-testid="recording-video"
        aria-label={t("player.label")}
        src={`/api/recordings/${sessionId}/videos/${part.part}`}
        controls
        playsInline
        muted
        preload="metadata"
        onError={onError}
        onTimeUpdate={() => (retried.current = false)}
        className="absolute inset-0 size-full object-contain"
      />
      {/* The controls stay within reach. */}
      <canvas
        ref={canvas}
        aria-hidden
        data-testid="recording-skeleton"
        className="pointer-events-none absolute inset-0 size-full"
      />
    </div>
  );
}
