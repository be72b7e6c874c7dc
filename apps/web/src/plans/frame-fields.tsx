import { useTranslation } from "react-i18next";
import { FieldError, TextField } from "../ui/field.tsx";
import { cx } from "../ui/cx.ts";
import { formatWeekday } from "../ui/format.ts";
import type { PlanDraft } from "./plan-draft.ts";
import type { PlanProblems } from "./plan-problems.ts";
import { useProblemText } from "./problem-text.ts";

/** 5 January 2026 was a Monday. */
const MONDAY = new Date(2026, 0, 5);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Name, dates, days of the week, times a day. */
export function FrameFields({
  draft,
  problems,
  onChange,
}: {
  readonly draft: PlanDraft;
  readonly problems: PlanProblems["plan"];
  readonly onChange: (change: Partial<PlanDraft>) => void;
}) {
  const { t } = useTranslation("plans");
  const text = useProblemText();
  const toggle = (day: number) =>
    onChange({
      weekdays: draft.weekdays.includes(day)
        ? draft.weekdays.filter((each) => each !== day)
        : [...draft.weekdays, day],
    });
  return (
    <div className="flex flex-col gap-6">
      <TextField
        label={t("builder.name")}
        maxLength={120}
        placeholder={t("builder.namePlaceholder")}
        value={draft.title}
        onChange={(event) => onChange({ title: event.target.value })}
        error={text(problems.title)}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          label={t("builder.startsOn")}
          type="date"
          value={draft.startsOn}
          onChange={(event) => onChange({ startsOn: event.target.value })}
          error={text(problems.startsOn)}
        />
        <TextField
          label={t("builder.endsOn")}
          hint={t("builder.endsOnHint")}
          type="date"
          value={draft.endsOn}
          onChange={(event) => onChange({ endsOn: event.target.value })}
          error={text(problems.endsOn)}
          className="sm:justify-end"
        />
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-2 font-medium">{t("builder.weekdays")}</legend>
        <div className="flex flex-wrap gap-2">
          {WEEKDAYS.map((day) => {
            const on = draft.weekdays.includes(day);
            return (
              <label
                key={day}
                className={cx(
                  "relative grid min-h-11 min-w-14 cursor-pointer place-items-center rounded-full border px-3 font-medium",
                  "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                  on
                    ? "border-accent bg-accent text-on-accent"
                    : "border-line-strong bg-surface hover:border-accent",
                )}
              >
                <input
                  type="checkbox"
                  checked={on}
                  aria-invalid={problems.weekdays ? true : undefined}
                  onChange={() => toggle(day)}
                  className="absolute inset-0 cursor-pointer opacity-0"
                />
                {formatWeekday(new Date(MONDAY.getTime() + (day - 1) * 86_400_000))}
              </label>
            );
          })}
        </div>
        <FieldError>{text(problems.weekdays)}</FieldError>
      </fieldset>
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          label={t("builder.sessionsADay")}
          inputMode="numeric"
          value={draft.sessionsADay}
          onChange={(event) => onChange({ sessionsADay: event.target.value })}
          error={text(problems.sessionsADay)}
        />
        <TextField
          label={t("builder.restBetween")}
          inputMode="numeric"
          unit={t("builder.seconds")}
          value={draft.restBetweenSeconds}
          onChange={(event) => onChange({ restBetweenSeconds: event.target.value })}
          error={text(problems.restBetweenSeconds)}
        />
      </div>
    </div>
  );
}
