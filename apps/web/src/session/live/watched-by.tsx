import { Eye, EyeOff, MessageCircle } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { formatBytes, formatTime } from "../../ui/format.ts";
import { RecordingSign } from "../recording/recording-sign.tsx";
import type { RecordingStatus } from "../recording/use-recording.ts";
import type { LivePublisher } from "./live-publisher.ts";
import { cueText } from "./use-live-publisher.ts";

/** How long words of the physician stand there, ms: long enough to walk to the screen and read them. */
const SHOWN_MS = 9000;

/** Who sees the skeleton now and since when, how much of it left, and how to end that; and what they say. */
export function WatchedBy({
  publisher,
  recording,
}: {
  readonly publisher: LivePublisher;
  readonly recording: RecordingStatus;
}) {
  const { t } = useTranslation("live");
  const { watchers, declined, bytes, cue } = useStore(publisher.state);
  const [isOpen, setOpen] = useState(false);
  const panel = useId();

  useEffect(() => {
    if (!cue) return;
    const timer = setTimeout(() => publisher.dismiss(cue.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [publisher, cue]);

  const isQuiet = watchers.length === 0 && declined.length === 0;
  const names = watchers.map(({ name }) => name).join(", ");
  return (
    <aside
      aria-label={t("watched.label")}
      className="fixed end-3 top-3 z-20 flex max-w-[min(26rem,100vw-1.5rem)] flex-col items-end gap-2 md:end-6 md:top-6"
    >
      <p className="sr-only" aria-live="polite" data-testid="watched-by">
        {watchers.length > 0 ? t("watched.by", { names }) : t("watched.nobody")}
      </p>
      <RecordingSign status={recording} />
      {isQuiet ? null : (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={panel}
          data-testid="watched-chip"
          onClick={() => setOpen(!isOpen)}
          className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-full bg-stage/85 px-3 text-base md:px-4 font-medium text-on-stage focus-visible:outline-4 focus-visible:outline-offset-2 focus-visible:outline-stage-accent"
        >
          {watchers.length > 0 ? (
            <Eye aria-hidden className="size-5 shrink-0 text-stage-accent" />
          ) : (
            <EyeOff aria-hidden className="size-5 shrink-0" />
          )}
          {/* Beside the dots of the sets, which stand in the middle of a phone, is room for an eye and a number. */}
          <span className="truncate max-md:portrait:sr-only">
            {watchers.length > 0 ? t("watched.chip", { names }) : t("watched.chipDeclined")}
          </span>
          <span className="shrink-0 tabular-nums" data-testid="bytes-left">
            {formatBytes(bytes)}
          </span>
        </button>
      )}
      {isOpen && !isQuiet ? (
        <div
          id={panel}
          className="flex w-full animate-appear flex-col gap-4 rounded-xl bg-surface p-5 text-ink shadow-high"
        >
          <ul className="flex flex-col gap-4">
            {watchers.map(({ id, name, since }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                <span className="flex flex-col">
                  <span className="font-semibold">{name}</span>
                  <span className="text-sm text-ink-soft">
                    {t("watched.since", { time: formatTime(since) })}
                  </span>
                </span>
                <Button
                  look="secondary"
                  size="sm"
                  data-testid="decline-watcher"
                  aria-label={t("watched.declineNamed", { name })}
                  onClick={() => publisher.decline(id)}
                >
                  {t("watched.decline")}
                </Button>
              </li>
            ))}
            {declined.map(({ id, name }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3">
                <span className="flex flex-col">
                  <span className="font-semibold">{name}</span>
                  <span className="text-sm text-ink-soft">{t("watched.declined")}</span>
                </span>
                <Button
                  look="secondary"
                  size="sm"
                  data-testid="allow-watcher"
                  aria-label={t("watched.allowNamed", { name })}
                  onClick={() => publisher.allow(id)}
                >
                  {t("watched.allow")}
                </Button>
              </li>
            ))}
          </ul>
          <p className="text-sm text-ink-soft">
            {recording.name === "unwanted"
              ? t("watched.bytes", { bytes: formatBytes(bytes) })
              : t("watched.bytesRecorded", {
                  bytes: formatBytes(bytes),
                  video: formatBytes(recording.sentBytes),
                })}
          </p>
        </div>
      ) : null}
      <div aria-live="assertive">
        {cue ? (
          <p
            data-testid="live-cue"
            className="flex animate-appear items-start gap-3 rounded-xl bg-on-stage px-5 py-4 text-[clamp(1.5rem,4dvh,2.75rem)] leading-tight font-semibold text-stage shadow-high"
          >
            <MessageCircle aria-hidden className="mt-1 size-7 shrink-0" />
            <span className="flex flex-col gap-1">
              <span className="text-base font-medium">{t("watched.says", { name: cue.from })}</span>
              <span data-testid="live-cue-text">{cueText(cue.content, t)}</span>
            </span>
          </p>
        ) : null}
      </div>
    </aside>
  );
}
