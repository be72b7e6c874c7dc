import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Card } from "../ui/page.tsx";

const LEAST = 20;
const MOST = 400;

/** The weight, asked once; from it and the compendium's intensities the energy is told as a range. */
export function BodyMass() {
  const { t } = useTranslation("workouts");
  const settings = useApi("getWorkoutSettings");
  const save = useApiMutation("putBodyMass", [
    "getWorkoutSettings",
    "getWorkoutStatistics",
    "getWorkout",
    "listWorkouts",
  ]);
  const [typed, setTyped] = useState<string | null>(null);
  if (!settings.data) return null;
  const { kilograms } = settings.data;
  const text = typed ?? (kilograms === null ? "" : String(kilograms));
  const value = Number(text.replace(",", "."));
  const isWrong = text !== "" && !(value >= LEAST && value <= MOST);
  const send = (mass: number | null): void =>
    save.mutate({ body: { kilograms: mass } }, { onSuccess: () => setTyped(null) });
  return (
    <Card className="flex flex-col gap-4">
      <form
        className="flex flex-wrap items-end gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== "" && !isWrong) send(value);
        }}
      >
        <TextField
          className="w-full max-w-sm"
          label={t("mass.label")}
          hint={t("mass.hint")}
          error={isWrong ? t("mass.wrong", { least: LEAST, most: MOST }) : undefined}
          inputMode="decimal"
          unit={t("mass.unit")}
          value={text}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" look="secondary" busy={save.isPending} disabled={text === "" || isWrong}>
          {t("mass.save")}
        </Button>
        {kilograms === null ? null : (
          <Button look="quiet" onClick={() => send(null)}>
            {t("mass.remove")}
          </Button>
        )}
      </form>
      {save.isError ? <Failure error={save.error} /> : null}
      <p className="measure text-sm text-ink-soft">{t("mass.source")}</p>
    </Card>
  );
}
