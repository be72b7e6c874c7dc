import { useApiMutation } from "../api.ts";

/** For whom a suggestion is: one patient, or everybody who does the exercise. */
export type InsightScope =
  | { readonly kind: "patient"; readonly patientId: string }
  | { readonly kind: "everybody" };

const READ_AGAIN = [
  "listPatientSuggestions",
  "listExerciseSuggestions",
  "listAssignments",
  "listExercises",
  "getExercise",
] as const;

/** Accepting and dismissing, whichever route the scope needs. */
export function useDecisions(scope: InsightScope) {
  const acceptPatient = useApiMutation("acceptPatientSuggestion", READ_AGAIN);
  const acceptExercise = useApiMutation("acceptExerciseSuggestion", READ_AGAIN);
  const dismissPatient = useApiMutation("dismissPatientSuggestion", READ_AGAIN);
  const dismissExercise = useApiMutation("dismissExerciseSuggestion", READ_AGAIN);
  type Change = Parameters<typeof acceptExercise.mutateAsync>[0]["body"]["change"];
  return {
    accept: (exerciseId: string, change: Change, title: string) =>
      scope.kind === "patient"
        ? acceptPatient.mutateAsync({
            params: { patientId: scope.patientId },
            body: { exerciseId, change, title },
          })
        : acceptExercise.mutateAsync({ params: { exerciseId }, body: { change, title } }),
    dismiss: (exerciseId: string, key: string, reason: string) =>
      scope.kind === "patient"
        ? dismissPatient.mutateAsync({
            params: { patientId: scope.patientId },
            body: { exerciseId, key, reason },
          })
        : dismissExercise.mutateAsync({ params: { exerciseId }, body: { key, reason } }),
    busy:
      acceptPatient.isPending ||
      acceptExercise.isPending ||
      dismissPatient.isPending ||
      dismissExercise.isPending,
  };
}
