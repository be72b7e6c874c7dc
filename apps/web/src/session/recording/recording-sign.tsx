import { CircleSlash, Video } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatBytes } from "../../ui/format.ts";
import { cx } from "../../ui/cx.ts";
import type { RecordingStatus } from "./use-recording.ts";

/** That a video is being made, for as long as it is, and how much of it has left this device. */
export function RecordingSign({ status }: { readonly status: RecordingStatus }) {
  const { t } = useTranslation("recording");
  const { name, sentBytes } = status;
  if (name === "unwanted") return null;
  const isFilming = name === "filming" || name === "stuck";
  const Icon = isFilming || name === "waiting" ? Video : CircleSlash;
  return (
    <p
      data-testid="recording-sign"
      data-state={name}
      className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-full bg-stage/85 px-3 text-base font-medium text-on-stage md:px-4"
    >
      <Icon aria-hidden className="size-5 shrink-0 text-stage-accent" />
      {isFilming ? (
        <span aria-hidden className="size-3 shrink-0 rounded-full bg-recording motion-safe:animate-pulse" />
      ) : null}
      <output className={cx("truncate", isFilming && "max-md:portrait:sr-only")}>{t(`sign.${name}`)}</output>
      <span className="shrink-0 tabular-nums" data-testid="recording-sent">
        {formatBytes(sentBytes)}
      </span>
    </p>
  );
}
