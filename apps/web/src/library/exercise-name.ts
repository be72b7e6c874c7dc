import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** What names an exercise: a physician's own carries its title, the library's are in the catalogue. */
export type Named = { readonly id: string; readonly title?: string | null | undefined };

/** The name of an exercise in the reader's language; its id where a catalogue is behind the library. */
export function exerciseName({ id, title }: Named, t: TFunction<"exercises">): string {
  return title ?? t(`${id as "squat"}.name`, { defaultValue: id });
}

/** `exerciseName` with the reader's catalogue. */
export function useExerciseName(): (exercise: Named) => string {
  const { t } = useTranslation("exercises");
  return useCallback((exercise: Named) => exerciseName(exercise, t), [t]);
}

/** The sentences about an exercise of the library; a physician's own has none unless it keeps a library id. */
export function useExerciseText(id: string) {
  const { t, i18n } = useTranslation("exercises");
  if (!i18n.exists(`exercises:${id}.instruction`)) return null;
  const key = id as "squat";
  return {
    instruction: t(`${key}.instruction`),
    camera: t(`${key}.camera`),
    cues: t(`${key}.cues`, { returnObjects: true }) as readonly string[],
    errors: t(`${key}.errors`, { returnObjects: true }) as readonly string[],
  };
}
