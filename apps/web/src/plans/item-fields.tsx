import { useTranslation } from "react-i18next";
import { SelectField, TextArea, TextField } from "../ui/field.tsx";
import type { ItemDraft } from "./plan-draft.ts";
import type { ItemField, Problem } from "./plan-problems.ts";
import { useProblemText } from "./problem-text.ts";

/** Everything about the dose of one exercise. */
export function ItemFields({
  item,
  problems,
  onChange,
}: {
  readonly item: ItemDraft;
  readonly problems: Partial<Record<ItemField, Problem>>;
  readonly onChange: (change: Partial<ItemDraft>) => void;
}) {
  const { t } = useTranslation("plans");
  const text = useProblemText();
  const { exercise } = item;
  const hold = exercise.counting === "hold";
  const movement = exercise.primary[0]?.movement;
  const field = (name: ItemField, label: string, unit?: string) => (
    <TextField
      label={label}
      unit={unit}
      inputMode={name.startsWith("tempo") ? "decimal" : "numeric"}
      value={item[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      error={text(problems[name])}
    />
  );
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-5 sm:grid-cols-3">
        {field("sets", t("builder.sets"))}
        {hold
          ? field("holdSeconds", t("builder.hold"), t("builder.seconds"))
          : field("reps", t("builder.reps"))}
        {field("restSeconds", t("builder.rest"), t("builder.seconds"))}
      </div>
      {exercise.sides === "either" ? (
        <SelectField
          label={t("builder.side")}
          value={item.side}
          onChange={(event) => onChange({ side: event.target.value as ItemDraft["side"] })}
        >
          <option value="both">{t("builder.sideBoth")}</option>
          <option value="left">{t("builder.sideLeft")}</option>
          <option value="right">{t("builder.sideRight")}</option>
        </SelectField>
      ) : null}
      {hold ? null : (
        <fieldset className="flex flex-col gap-2">
          <legend className="font-medium">{t("builder.tempo")}</legend>
          <p className="measure text-sm text-ink-soft">{t("builder.tempoHint")}</p>
          <div className="grid gap-5 sm:grid-cols-3">
            {field("tempoOut", t("builder.tempoOut"), t("builder.seconds"))}
            {field("tempoPeak", t("builder.tempoPeak"), t("builder.seconds"))}
            {field("tempoBack", t("builder.tempoBack"), t("builder.seconds"))}
          </div>
        </fieldset>
      )}
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {movement ? (
          <TextField
            label={t("builder.target", { movement: t(`movement.${movement}`) })}
            hint={t("builder.targetHint")}
            unit={t("builder.degrees")}
            inputMode="numeric"
            value={item.target}
            onChange={(event) => onChange({ target: event.target.value })}
            error={text(problems.target)}
          />
        ) : null}
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <SelectField
          label={t("builder.painRule")}
          value={item.painAction}
          onChange={(event) => onChange({ painAction: event.target.value as ItemDraft["painAction"] })}
        >
          <option value="stop">{t("builder.painStop")}</option>
          <option value="skip">{t("builder.painSkip")}</option>
          <option value="none">{t("builder.painNone")}</option>
        </SelectField>
        {item.painAction === "none" ? null : field("painAt", t("builder.painAt"), t("builder.painOf"))}
      </div>
      <TextArea
        label={t("builder.itemNote")}
        rows={2}
        maxLength={500}
        value={item.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </div>
  );
}
