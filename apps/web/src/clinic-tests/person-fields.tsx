import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../ui/field.tsx";
import { isAgeGood, type PersonDraft } from "./norm-person.ts";

/** Age and sex, as far as somebody wants to say. */
export function PersonFields({
  draft,
  onChange,
}: {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
}) {
  const { t } = useTranslation("clinic");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1 font-semibold">{t("person.title")}</legend>
      <p className="measure text-sm text-ink-soft">{t("person.why")}</p>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t("person.age")}
          unit={t("person.years")}
          inputMode="numeric"
          maxLength={3}
          value={draft.age}
          error={isAgeGood(draft) ? undefined : t("person.ageError")}
          onChange={(event) => onChange({ ...draft, age: event.target.value.trim() })}
        />
        <SelectField
          label={t("person.sex")}
          value={draft.sex}
          onChange={(event) => {
            const { value } = event.target;
            onChange({ ...draft, sex: value === "female" || value === "male" ? value : "" });
          }}
        >
          <option value="">{t("person.unsaid")}</option>
          <option value="female">{t("person.female")}</option>
          <option value="male">{t("person.male")}</option>
        </SelectField>
      </div>
    </fieldset>
  );
}
