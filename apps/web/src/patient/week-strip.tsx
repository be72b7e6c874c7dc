import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { dailyCourse } from "../physician/attention.ts";
import { cx } from "../ui/cx.ts";
import { Section } from "../ui/page.tsx";
import { useNow } from "../ui/use-now.ts";

const DAYS = 7;

/** The last seven days, a mark for each session: encouragement, not a verdict. */
export function WeekStrip() {
  const { t } = useTranslation("patient");
  const now = useNow();
  const query = useApi("listSessions", { query: { limit: 50 } });
  if (!query.data || query.data.sessions.length === 0) return null;
  const done = query.data.sessions.filter((session) => session.state === "complete");
  const { counts } = dailyCourse(
    done.map((session) => ({ at: Date.parse(session.startedAt), painAfter: session.painAfter })),
    DAYS,
    now,
  );
  const weekday = new Intl.DateTimeFormat(i18next.language, { weekday: "short" });
  return (
    <Section title={t("today.week")}>
      <ol className="grid max-w-2xl grid-cols-7 gap-2">
        {counts.map((count, index) => {
          const day = now - (DAYS - 1 - index) * 86_400_000;
          return (
            <li key={day} className="flex flex-col items-center gap-2">
              <span
                className={cx(
                  "grid aspect-square w-full max-w-16 place-items-center rounded-full text-lg font-semibold",
                  count > 0
                    ? "bg-accent text-on-accent"
                    : "border-2 border-dashed border-line-strong/50 text-ink-soft",
                )}
              >
                <span aria-hidden>{count > 0 ? count : ""}</span>
                <span className="sr-only">{t("today.sessionsThisWeek", { count })}</span>
              </span>
              <span className={cx("text-sm", index === DAYS - 1 ? "font-semibold" : "text-ink-soft")}>
                {weekday.format(day)}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
