import type { Workout } from "@physiocheck/contracts";
import { type Bout, exerciseById, UNKNOWN } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { formatFixed } from "../ui/format.ts";

/** Names and counts of exercises in the reader's language. */
export function useWorkoutWords() {
  const { t } = useTranslation("workouts");
  const nameOf = useExerciseName();
  return {
    exercise: (id: string): string => (id === UNKNOWN ? t("unknown") : nameOf(exerciseById(id) ?? { id })),
    /** "12 repetitions", or "30 s held". */
    count: ({ repetitions, holdSeconds }: Pick<Bout, "repetitions" | "holdSeconds">): string =>
      repetitions > 0 || holdSeconds === 0
        ? t("repetitions", { count: repetitions })
        : t("held", { seconds: formatFixed(holdSeconds, 0) }),
    energy: (energy: Workout["energy"]): string | null =>
      energy && t("kcal", { low: Math.round(energy.low), high: Math.round(energy.high) }),
  };
}
