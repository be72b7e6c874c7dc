import { useTranslation } from "react-i18next";
import { cx } from "../ui/cx.ts";

const RADIUS = 88;
const AROUND = 2 * Math.PI * RADIUS;

/** The patient's number in its ring, as they see it: on the dark stage, large, with a dot for each set. */
export function LiveRing({
  count,
  target,
  progress,
  caption,
  set,
  sets,
  dimmed,
}: {
  readonly count: number;
  readonly target: number | null;
  /** Part of the way to the peak; null while not known. */
  readonly progress: number | null;
  readonly caption: string;
  readonly set: number;
  readonly sets: number;
  /** What is shown may be old. */
  readonly dimmed: boolean;
}) {
  const { t } = useTranslation("live");
  const filled = Math.min(1, Math.max(0, progress ?? 0)) * AROUND;
  return (
    <div className="flex flex-col items-center justify-center gap-5 rounded-xl bg-stage px-6 py-10 text-on-stage">
      <div className={cx("relative grid place-items-center", dimmed && "opacity-80")}>
        <svg viewBox="0 0 200 200" aria-hidden="true" className="size-64">
          <circle cx="100" cy="100" r={RADIUS} fill="none" strokeWidth="10" className="stroke-on-stage/15" />
          <circle
            cx="100"
            cy="100"
            r={RADIUS}
            fill="none"
            strokeWidth="10"
            strokeLinecap="round"
            strokeDasharray={`${filled} ${AROUND}`}
            transform="rotate(-90 100 100)"
            className={cx("stroke-stage-accent", filled < 1 && "invisible")}
          />
        </svg>
        <p className="absolute inset-0 flex flex-col items-center justify-center">
          <span
            data-testid="live-count"
            className="text-[6.5rem] leading-none font-semibold tracking-tight tabular-nums"
          >
            {count}
          </span>
          <span className="text-lg">{target === null ? caption : t("ofTarget", { target, caption })}</span>
        </p>
      </div>
      <div className="flex items-center gap-3">
        <span aria-hidden className="flex gap-2">
          {Array.from({ length: sets }, (_, index) => (
            <span
              // Sets stand in order.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              className={cx(
                "size-3 rounded-full",
                index + 1 < set
                  ? "bg-stage-accent"
                  : index + 1 === set
                    ? "border-2 border-stage-accent"
                    : "bg-on-stage/25",
              )}
            />
          ))}
        </span>
        <span className="text-lg">{t("set", { set, sets })}</span>
      </div>
    </div>
  );
}
