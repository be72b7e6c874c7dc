import { isDuplicate } from "@physiocheck/database";
import type { DefinitionChange } from "@physiocheck/motion";
import { may } from "../access.ts";
import { visibleExercise } from "../care/exercise-store.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { acceptChange } from "./accept-change.ts";
import { insightsOf } from "./insights.ts";

type SuggestionHandlers = Pick<
  Handlers,
  | "listPatientSuggestions"
  | "acceptPatientSuggestion"
  | "dismissPatientSuggestion"
  | "listExerciseSuggestions"
  | "acceptExerciseSuggestion"
  | "dismissExerciseSuggestion"
>;

/** What collected sessions suggest to a physician, and what they make of it. */
export function suggestionHandlers({ database, now }: Deps): SuggestionHandlers {
  const { suggestionDismissals } = database.schema;

  const mine = async (viewer: SignedIn, patientId: string, action: "read" | "write"): Promise<void> => {
    const subscribed = await isSubscribed(database, viewer.id, patientId);
    if (!may(viewer, action, { kind: "patient", patientId, subscribed })) throw notFound();
  };
  const usable = async (viewer: SignedIn, exerciseId: string) => {
    const exercise = await visibleExercise(database, viewer, exerciseId, "use");
    if (!exercise) throw notFound();
    return exercise;
  };

  const accept = async (
    viewer: SignedIn,
    patientId: string | null,
    { exerciseId, change, title }: { exerciseId: string; change: DefinitionChange; title: string },
  ) => {
    const { definition, createdBy } = await usable(viewer, exerciseId);
    const made = await acceptChange(database, {
      physicianId: viewer.id,
      patientId,
      exercise: definition,
      own: createdBy?.id === viewer.id,
      change,
      title,
      now: now(),
    });
    return { exercise: await usable(viewer, made.exerciseId), assignmentId: made.assignmentId };
  };

  const dismiss = async (
    viewer: SignedIn,
    patientId: string,
    { exerciseId, key, reason }: { exerciseId: string; key: string; reason: string },
  ): Promise<void> => {
    await usable(viewer, exerciseId);
    try {
      await database.write(async (writer) => {
        await writer.insert(suggestionDismissals).values({
          physicianId: viewer.id,
          exerciseId,
          patientId,
          suggestion: key,
          reason,
          createdAt: now(),
        });
      });
    } catch (error) {
      // It was dismissed already; the first reason stands.
      if (!isDuplicate(error)) throw error;
    }
  };

  return {
    async listPatientSuggestions({ viewer, params: { patientId } }) {
      await mine(viewer, patientId, "read");
      return { insights: await insightsOf(database, viewer, { patientId }) };
    },

    async acceptPatientSuggestion({ viewer, params: { patientId }, body }) {
      await mine(viewer, patientId, "write");
      return accept(viewer, patientId, body);
    },

    async dismissPatientSuggestion({ viewer, params: { patientId }, body }) {
      await mine(viewer, patientId, "write");
      await dismiss(viewer, patientId, body);
    },

    async listExerciseSuggestions({ viewer, params: { exerciseId } }) {
      await usable(viewer, exerciseId);
      const [insight] = await insightsOf(database, viewer, { exerciseId });
      if (!insight) throw notFound();
      return insight;
    },

    async acceptExerciseSuggestion({ viewer, params: { exerciseId }, body }) {
      return accept(viewer, null, { exerciseId, ...body });
    },

    async dismissExerciseSuggestion({ viewer, params: { exerciseId }, body }) {
      await dismiss(viewer, "", { exerciseId, ...body });
    },
  };
}
