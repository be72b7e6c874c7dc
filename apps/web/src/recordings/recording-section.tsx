import type { Recording } from "@physiocheck/contracts";
import type { ExerciseDefinition, Trace } from "@physiocheck/motion";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { formatBytes, formatDate, formatDuration } from "../ui/format.ts";
import { Card, Section } from "../ui/page.tsx";
import { ProgressBar } from "../ui/progress.tsx";
import { RecordingPlayer } from "./recording-player.tsx";
import { useSamples } from "./use-samples.ts";

/** How often to look whether the video is made, ms. */
const LOOK_EVERY_MS = 2000;

/** The recording of a session, if there is one: what became of it, the player, and the way to delete it. */
export function RecordingSection({
  sessionId,
  exercise,
  movement,
  isOwner,
}: {
  readonly sessionId: string;
  readonly exercise: ExerciseDefinition;
  readonly movement: { readonly chunks: readonly Uint8Array[]; readonly trace: Trace } | undefined;
  /** The patient themselves: the one who may delete it. */
  readonly isOwner: boolean;
}) {
  const { t } = useTranslation("recording");
  const [isMoving, setMoving] = useState(false);
  const { data } = useApi(
    "getRecording",
    { params: { sessionId } },
    isMoving ? { refetchInterval: LOOK_EVERY_MS } : {},
  );
  const recording = data?.recording ?? null;
  const moves = recording?.state === "recording" || recording?.state === "assembling";
  if (moves !== isMoving) setMoving(moves);
  const playable = recording !== null && recording.parts.length > 0;
  const samples = useSamples(sessionId, playable ? movement?.chunks : undefined, exercise);
  if (!recording) return null;
  return (
    <Section
      title={t("title")}
      lead={
        recording.expiresAt === null
          ? undefined
          : t("lead", { date: formatDate(recording.expiresAt), bytes: formatBytes(recording.bytes) })
      }
      actions={isOwner && recording.state !== "removed" ? <Delete sessionId={sessionId} /> : null}
    >
      <div className="flex flex-col gap-4" data-testid="recording" data-state={recording.state}>
        <State recording={recording} />
        <Gaps recording={recording} />
        {playable ? (
          <Card>
            <RecordingPlayer
              key={recording.parts.map(({ part }) => part).join()}
              recording={recording}
              trace={movement?.trace ?? null}
              samples={samples.data ?? []}
              exercise={exercise}
            />
          </Card>
        ) : null}
      </div>
    </Section>
  );
}

function State({ recording: { state, why, parts } }: { readonly recording: Recording }) {
  const { t } = useTranslation("recording");
  switch (state) {
    case "recording":
      return <Notice meaning="info">{t("state.recording")}</Notice>;
    case "assembling":
      return <ProgressBar value={null} label={t("state.assembling")} />;
    case "kept":
      return (
        <Notice meaning="info">{t(why === "no_ffmpeg" ? "state.noFfmpeg" : "state.notConverted")}</Notice>
      );
    case "removed":
      return (
        <Notice meaning="info">
          {t(why === "no_room" ? "state.noRoom" : why === "expired" ? "state.expired" : "state.deleted")}
        </Notice>
      );
    case "ready":
      return parts.length === 0 ? <Notice meaning="info">{t("state.empty")}</Notice> : null;
  }
}

/** Stretches that were lost; pauses were meant. */
function Gaps({ recording: { gaps } }: { readonly recording: Recording }) {
  const { t } = useTranslation("recording");
  const lost = gaps.filter(({ reason }) => reason !== "paused");
  if (lost.length === 0) return null;
  return (
    <div data-testid="recording-gaps">
      <Notice meaning="attention" title={t("gap.title", { count: lost.length })}>
        <ul className="flex list-disc flex-col gap-1 ps-5">
          {lost.map(({ fromMs, toMs, reason }) => {
            const from = formatDuration(fromMs);
            return (
              <li key={`${fromMs}-${reason}`}>
                {toMs === null
                  ? t(`gap.${reason as "interrupted" | "missing"}.open`, { from })
                  : t(`gap.${reason as "interrupted" | "missing"}.closed`, {
                      from,
                      to: formatDuration(toMs),
                    })}
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
}

function Delete({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation("recording");
  const { t: tCommon } = useTranslation("common");
  const [isAsking, setAsking] = useState(false);
  const remove = useApiMutation("removeRecording", ["getRecording"]);
  return (
    <>
      <Button
        look="secondary"
        data-testid="delete-recording"
        icon={<Trash2 aria-hidden className="size-5" />}
        onClick={() => setAsking(true)}
      >
        {t("delete.open")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t("delete.title")}
        consequence={t("delete.consequence")}
        confirm={t("delete.confirm")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ params: { sessionId } }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {remove.isError ? (
          <Notice meaning="stop" alert>
            {failureText(remove.error, tCommon)}
          </Notice>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
