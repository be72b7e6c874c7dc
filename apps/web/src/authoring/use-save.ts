import type { ExerciseDefinition, Trace } from "@physiocheck/motion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { api, ApiError, queryClient } from "../api.ts";
import { toast } from "../ui/toast.tsx";
import { asNewExercise } from "./exercise-edit.ts";
import { sentTake } from "./sent-take.ts";

/**
 * Saves a definition as a new exercise, or as the next version of an own one, and goes to its page.
 * @param take to be stored with it
 */
export function useSave(basedOn: ExerciseDefinition | null, take: Trace | null) {
  const { t } = useTranslation("authoring");
  const navigate = useNavigate();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const store = async (definition: ExerciseDefinition, note: string): Promise<string> => {
    const sent = take ? { take: await sentTake(take) } : {};
    const exercise = asNewExercise(definition);
    if (!basedOn) {
      const made = await api.createExercise({ body: { ...exercise, ...sent } });
      return made.definition.id;
    }
    await api.addExerciseVersion({
      params: { exerciseId: basedOn.id },
      body: { basedOn: basedOn.version, definition: exercise, note, ...sent },
    });
    return basedOn.id;
  };

  const save = async (definition: ExerciseDefinition, note: string): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      const id = await store(definition, note);
      toast(t("edit.saved", { name: definition.title ?? "" }));
      for (const route of ["listExercises", "getExercise", "listExerciseVersions"])
        void queryClient.invalidateQueries({ queryKey: [route] });
      await navigate(`/exercises/${id}`);
    } catch (why) {
      if (!(why instanceof ApiError)) throw why;
      setError(why);
    } finally {
      setPending(false);
    }
  };
  return { save, isPending, error };
}
