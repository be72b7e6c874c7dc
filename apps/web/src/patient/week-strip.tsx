import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { dailyCourse } from "../physician/attention.ts";
import { cx } from "../ui/cx.ts";
import { formatWeekday } from "../ui/format.ts";
import { localDay } from "../ui/local-day.ts";
import { Section } from "../ui/page.tsx";
import { useNow } from "../ui/use-now.ts";
import { adherenceIn, streakOf } from "./streak.ts";

const DAYS = 7;

/** The last seven days, a mark for each session, and what was planned: encouragement, not a verdict. */
export function WeekStrip() {
  const { t } = useTranslation("patient");
  const now = useNow();
  const query = useApi("listSessions", { query: { limit: 50 } });
  const course = useApi("getCourse", { query: { day: localDay(now) } });
  const planned = course.data?.days ?? [];
  const sessions = query.data?.sessions ?? [];
  if (sessions.length === 0 && planned.length === 0) return null;
  const done = sessions.filter((session) => session.state === "complete");
  const { counts } = dailyCourse(
    done.map((session) => ({ at: Date.parse(session.startedAt), painAfter: session.painAfter })),
    // What was planned stands beside it.
    [],
    DAYS,
    now,
  );
  const { due, done: kept } = adherenceIn(planned, DAYS);
  const streak = streakOf(planned);
  return (
    <Section
      title={t("today.week")}
      lead={
        due > 0 ? (
          <span data-testid="adherence">
            {t("today.adherence", { done: kept, count: due })}
            {streak > 1 ? ` ${t("today.streak", { count: streak })}` : ""}
          </span>
        ) : undefined
      }
    >
      <ol className="grid max-w-2xl grid-cols-7 gap-2">
        {counts.map((count, index) => {
          const day = now - (DAYS - 1 - index) * 86_400_000;
          const asked = planned.find((each) => each.day === localDay(day))?.due ?? 0;
          return (
            <li key={day} className="flex flex-col items-center gap-2">
              <span
                className={cx(
                  "grid aspect-square w-full max-w-16 place-items-center rounded-full text-lg font-semibold",
                  count > 0
                    ? "bg-accent text-on-accent"
                    : asked > 0
                      ? "border-2 border-line-strong text-ink-soft"
                      : "border-2 border-dashed border-line-strong/50 text-ink-soft",
                )}
              >
                <span aria-hidden>{count > 0 ? count : ""}</span>
                <span className="sr-only">
                  {t("today.sessionsThisWeek", { count })}
                  {asked > 0 ? `, ${t("today.planned", { count: asked })}` : ""}
                </span>
              </span>
              <span className={cx("text-sm", index === DAYS - 1 ? "font-semibold" : "text-ink-soft")}>
                {formatWeekday(day)}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
