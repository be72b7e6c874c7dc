import type { LiveSession } from "@physiocheck/contracts";
import { Maximize2, Pin, PinOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { ButtonLink } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { BodyState } from "./body-state.tsx";
import { CuePanel } from "./cue-panel.tsx";
import { LiveBadge } from "./live-badge.tsx";
import { LiveBodyView } from "./live-body-view.tsx";
import { conditionOf } from "./live-state.ts";
import { useGhost } from "./use-ghost.ts";
import { useWatched } from "./use-watched.ts";
import { tileFacts } from "./tile-facts.ts";
import type { WatchLine } from "./watch-line.ts";

/** One of several people on the wall. The large one can be spoken to. */
export function LiveTile({
  line,
  listed,
  now,
  large,
  pinned,
  onPin,
}: {
  readonly line: WatchLine;
  readonly listed: LiveSession;
  /** This browser's clock, ms. */
  readonly now: number;
  readonly large: boolean;
  readonly pinned: boolean;
  readonly onPin: () => void;
}) {
  const { t } = useTranslation("live");
  const { id, patient, exerciseId, exerciseTitle } = listed.session;
  const watched = useWatched(line, id);
  const ghost = useGhost(exerciseId);
  const exercise = useExerciseName();
  const { data: stored } = useApi("listEvents", { params: { sessionId: id }, query: {} });
  const condition = conditionOf(watched.live, now);
  const { count, unit, set, sets, doing, phase, pain } = tileFacts(listed, watched, stored?.events);
  return (
    <article
      aria-label={patient.name}
      data-testid="live-tile"
      data-session={id}
      data-large={large}
      className={cx(
        "flex min-w-0 flex-col gap-4 rounded-xl border bg-surface p-4 shadow-card",
        large ? "border-accent lg:col-span-2 lg:row-span-2 lg:p-6" : "border-line",
      )}
    >
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className={cx("truncate font-semibold", large && "text-lg")}>{patient.name}</h2>
          <p className="truncate text-sm text-ink-soft">
            {exercise({ id: exerciseId, title: exerciseTitle })}
          </p>
        </div>
        <LiveBadge condition={condition} />
      </header>
      {condition.name === "ended" ? null : (
        <div className="relative">
          <LiveBodyView
            line={line}
            sessionId={id}
            name={patient.name}
            ghost={ghost}
            className={large ? "h-72 lg:h-[26rem]" : "h-56"}
          />
          <BodyState watched={watched} />
        </div>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <p className="flex items-end gap-2">
          <span
            data-testid="tile-count"
            className={cx("leading-none font-semibold tabular-nums", large ? "text-[4rem]" : "text-2xl")}
          >
            {count}
          </span>
          <span className="text-sm text-ink-soft">{unit === "s" ? t("held") : t("counted")}</span>
        </p>
        <p className="flex flex-col text-end text-sm">
          <span className="font-medium">{doing ? t(`doing.${doing}`) : t("state.connecting")}</span>
          <span className="text-ink-soft">
            {t("wall.setShort", { set, sets })}
            {phase ? ` · ${t(`phaseOf.${phase}`)}` : ""}
          </span>
          <span className="text-ink-soft">
            {pain === null ? t("wall.painUnknown") : t("wall.pain", { pain })}
          </span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {condition.name === "live" || condition.name === "stale" ? (
          <span className="me-auto text-sm text-ink-soft">
            {t("lastEvent", { count: condition.ageSeconds })}
          </span>
        ) : (
          <span className="me-auto" />
        )}
        <button
          type="button"
          aria-pressed={pinned}
          aria-label={
            pinned ? t("wall.unpin", { name: patient.name }) : t("wall.pin", { name: patient.name })
          }
          onClick={onPin}
          className="grid size-11 place-items-center rounded-md text-ink-soft hover:bg-raised hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
        >
          {pinned ? <PinOff aria-hidden className="size-5" /> : <Pin aria-hidden className="size-5" />}
        </button>
        <ButtonLink
          to={`/live/${id}`}
          look="quiet"
          aria-label={t("wall.openNamed", { name: patient.name })}
          icon={<Maximize2 aria-hidden className="size-5" />}
        >
          {t("wall.open")}
        </ButtonLink>
      </div>
      {large && condition.name !== "ended" ? (
        <CuePanel line={line} sessionId={id} disabled={watched.publisher !== "here"} />
      ) : null}
      {condition.name === "ended" ? (
        <p className="text-sm">{t(`endedFor.${watched.live.ended ?? "complete"}`)}</p>
      ) : null}
    </article>
  );
}
