import type { WorkoutSettings } from "@physiocheck/contracts";
import { Upload } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { CheckField, FileInput } from "../ui/field.tsx";
import { formatBytes } from "../ui/format.ts";
import { cx } from "../ui/cx.ts";
import { FilmList } from "./film-list.tsx";
import { sharedQueue } from "./shared-queue.ts";

const ACCEPT = "video/mp4,video/quicktime,video/webm,video/*";

/** Where films are dropped, what becomes of them, and those that are on their way. */
export function AddFilms({ user }: { readonly user: string }) {
  const { t } = useTranslation("workouts");
  const queue = sharedQueue(user);
  const settings = useApi("getWorkoutSettings");
  const [agreed, setAgreed] = useState(false);
  const [inBackground, setInBackground] = useState(false);
  const background = settings.data?.background;
  const add = (files: readonly File[]): void => {
    if (agreed) void queue.add(files, inBackground ? "server" : "device");
  };
  return (
    <section className="flex flex-col gap-5" aria-label={t("add.title")}>
      <CheckField
        label={t("add.agree")}
        hint={t("add.agreeHint")}
        checked={agreed}
        onChange={({ target }) => setAgreed(target.checked)}
      />
      <Background background={background} chosen={inBackground} onChoose={setInBackground} />
      <DropZone disabled={!agreed} onFiles={add} />
      <FilmList queue={queue} onFiles={add} mayAdd={agreed} />
    </section>
  );
}

function Background({
  background,
  chosen,
  onChoose,
}: {
  readonly background: WorkoutSettings["background"] | undefined;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}) {
  const { t } = useTranslation("workouts");
  if (!background) return null;
  if (!background.offered)
    return <p className="measure text-sm text-ink-soft">{t(`noBackground.${background.reason ?? "off"}`)}</p>;
  return (
    <CheckField
      label={t("add.background")}
      hint={t("add.backgroundHint", {
        days: background.keptDays,
        size: formatBytes(background.videoBytes),
        left: formatBytes(Math.max(0, background.quotaBytes - background.usedBytes)),
      })}
      checked={chosen}
      onChange={({ target }) => onChoose(target.checked)}
    />
  );
}

function DropZone({
  disabled,
  onFiles,
}: {
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation("workouts");
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={cx(
        "flex flex-col items-center gap-3 rounded-xl border-2 border-dashed px-6 py-8 text-center",
        isOver && !disabled ? "border-accent bg-accent-soft" : "border-line-strong/50",
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) onFiles([...event.dataTransfer.files]);
      }}
    >
      <Upload aria-hidden className="size-8 text-ink-soft" />
      <label htmlFor={id} className="font-semibold">
        {t("add.drop")}
      </label>
      <p id={`${id}-hint`} className="measure text-sm text-ink-soft">
        {disabled ? t("add.agreeFirst") : t("add.dropHint")}
      </p>
      <FileInput
        id={id}
        multiple
        accept={ACCEPT}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        data-testid="workout-files"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = "";
        }}
      />
    </div>
  );
}
