import type { Dose } from "@physiocheck/contracts";
import type { ExerciseDefinition } from "@physiocheck/motion";

/** A dose as it is being typed: numbers are text until they are right. */
export type DoseDraft = {
  readonly sets: string;
  readonly reps: string;
  readonly holdSeconds: string;
  readonly restSeconds: string;
  readonly side: Dose["side"];
  readonly note: string;
};

/** What is most often prescribed. */
export const USUAL_DOSE: DoseDraft = {
  sets: "3",
  reps: "10",
  holdSeconds: "20",
  restSeconds: "45",
  side: "both",
  note: "",
};

const LIMITS = {
  sets: [1, 20],
  reps: [1, 200],
  holdSeconds: [1, 600],
  restSeconds: [0, 600],
} as const;

type Field = keyof typeof LIMITS;
type Asked = Pick<ExerciseDefinition, "counting" | "sides">;

function fieldsOf({ counting }: Asked): readonly Field[] {
  return ["sets", counting === "hold" ? "holdSeconds" : "reps", "restSeconds"];
}

/** The fields that are not whole numbers within their limits, each with the limits. */
export function doseProblems(
  draft: DoseDraft,
  exercise: Asked,
): Partial<Record<Field, readonly [number, number]>> {
  return Object.fromEntries(
    fieldsOf(exercise)
      .filter((field) => {
        const text = draft[field].trim();
        const [min, max] = LIMITS[field];
        return !/^\d+$/.test(text) || Number(text) < min || Number(text) > max;
      })
      .map((field) => [field, LIMITS[field]]),
  );
}

/** The dose of a draft without problems. Where the exercise moves both sides at once there is no side to choose. */
export function doseOf(draft: DoseDraft, exercise: Asked): Dose {
  const hold = exercise.counting === "hold";
  return {
    sets: Number(draft.sets),
    reps: hold ? null : Number(draft.reps),
    holdSeconds: hold ? Number(draft.holdSeconds) : null,
    restSeconds: Number(draft.restSeconds),
    side: exercise.sides === "either" ? draft.side : "both",
  };
}
