import { useTranslation } from "react-i18next";
import { cx } from "../ui/cx.ts";

/** The sets as quiet dots: done ones full, the running one wide, those to come hollow. */
export function SetDots({
  set,
  sets,
  done,
}: {
  readonly set: number;
  readonly sets: number;
  readonly done: number;
}) {
  const { t } = useTranslation("session");
  return (
    <ol className="flex items-center gap-3 rounded-full bg-stage/85 px-4 py-3">
      {Array.from({ length: sets }, (_, index) => index + 1).map((each) => (
        <li key={each} className="flex">
          <span className="sr-only">
            {t(each <= done ? "set.dotDone" : each === set ? "set.dotNow" : "set.dotAhead", { set: each })}
          </span>
          <span
            aria-hidden
            className={cx(
              "h-4 rounded-full border-2",
              each <= done && "w-4 border-stage-accent bg-stage-accent",
              each > done && each === set && "w-10 border-on-stage bg-on-stage",
              each > done && each !== set && "w-4 border-on-stage/70",
            )}
          />
        </li>
      ))}
    </ol>
  );
}
