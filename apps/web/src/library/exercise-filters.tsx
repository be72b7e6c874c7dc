import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../ui/field.tsx";
import { POSITIONS, REGIONS, VIEWS, type ExerciseFilter } from "./filter-exercises.ts";

/** Search and filters of the library. */
export function ExerciseFilters({
  filter,
  onChange,
}: {
  readonly filter: ExerciseFilter;
  readonly onChange: (filter: ExerciseFilter) => void;
}) {
  const { t } = useTranslation("physician");
  const choice = <Key extends "region" | "position" | "view">(
    key: Key,
    label: string,
    options: readonly { readonly value: ExerciseFilter[Key]; readonly name: string }[],
  ) => (
    <SelectField
      label={label}
      value={filter[key]}
      onChange={(event) => onChange({ ...filter, [key]: event.target.value })}
    >
      <option value="">{t("library.anyOf")}</option>
      {options.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </SelectField>
  );
  return (
    <search className="grid grid-cols-2 gap-4 lg:grid-cols-[2fr_1fr_1fr_1fr]">
      <TextField
        className="col-span-2 lg:col-span-1"
        label={t("library.search")}
        type="search"
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.target.value })}
      />
      {choice(
        "region",
        t("library.region"),
        REGIONS.map((value) => ({ value, name: t(`library.regionOf.${value}`) })),
      )}
      {choice(
        "position",
        t("library.position"),
        POSITIONS.map((value) => ({ value, name: t(`library.positionOf.${value}`) })),
      )}
      {choice(
        "view",
        t("library.view"),
        VIEWS.map((value) => ({ value, name: t(`library.viewOf.${value}`) })),
      )}
    </search>
  );
}
