import type { Workout } from "@physiocheck/contracts";
import type { Bout } from "@physiocheck/motion";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Loaded } from "../shell/loaded.tsx";
import { SkeletonReplay } from "../skeleton/skeleton-replay.tsx";
import { Notice } from "../ui/badge.tsx";
import { FileInput } from "../ui/field.tsx";
import { filmHere, rememberFilm } from "./films-here.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { OverlaidVideo } from "./overlaid-video.tsx";
import { useWorkoutTrace } from "./workout-trace.ts";

/** The film with the skeleton over it, where the film is at hand; the skeleton alone where it is not. */
export function FilmPlayer({
  workout,
  isMine,
  bout,
}: {
  readonly workout: Workout;
  readonly isMine: boolean;
  readonly bout: Bout | null;
}) {
  const { t } = useTranslation("workouts");
  const trace = useWorkoutTrace(workout.id, workout.hasTrace);
  const [own, setOwn] = useState(() => (isMine ? filmHere(workout.id) : null));
  const kept = isMine && workout.video ? `/api/workouts/${workout.id}/video` : null;
  const address = own ?? kept;
  if (!workout.hasTrace && address === null)
    return <p className="measure text-ink-soft">{t("detail.noTrace")}</p>;
  if (address !== null)
    return <OverlaidVideo address={address} trace={trace.data ?? null} from={bout?.start ?? null} />;
  return (
    <div className="flex flex-col gap-6">
      <Loaded query={trace}>
        {(data) => (
          <SkeletonReplay
            key={bout?.start ?? "all"}
            trace={data}
            from={bout?.start}
            to={bout?.end}
            autoplay={bout !== null}
            label={t("detail.skeleton")}
          />
        )}
      </Loaded>
      {isMine ? (
        <ChooseFilm workout={workout} onFile={(chosen) => setOwn(rememberFilm(workout.id, chosen))} />
      ) : null}
    </div>
  );
}

/** The person's own file again: it stays on this device, so only they have it. */
function ChooseFilm({
  workout: { name, fingerprint },
  onFile,
}: {
  readonly workout: Workout;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useTranslation("workouts");
  const id = useId();
  const [isOther, setOther] = useState(false);
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const same = (await fingerprintOf(file)) === fingerprint;
    setOther(!same);
    if (same) onFile(file);
  };
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="font-medium">
        {t("detail.choose", { name })}
      </label>
      <FileInput
        id={id}
        accept="video/*"
        data-testid="workout-choose"
        onChange={({ target }) => void choose(target.files?.[0])}
      />
      {isOther ? (
        <Notice meaning="attention" alert>
          {t("detail.otherFile")}
        </Notice>
      ) : null}
    </div>
  );
}
