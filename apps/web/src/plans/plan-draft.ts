import type { Dose, Plan, PlanContent, PlanItem } from "@physiocheck/contracts";
import type { ExerciseDefinition } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";

/** An exercise of a plan as it is being typed: numbers are text until they are right. */
export type ItemDraft = {
  readonly id: string;
  readonly exercise: ExerciseDefinition;
  readonly sets: string;
  readonly reps: string;
  readonly holdSeconds: string;
  readonly restSeconds: string;
  readonly side: Dose["side"];
  readonly tempoOut: string;
  readonly tempoPeak: string;
  readonly tempoBack: string;
  readonly target: string;
  readonly painAction: "none" | "stop" | "skip";
  readonly painAt: string;
  readonly note: string;
};

export type PlanDraft = {
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** ISO: 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly sessionsADay: string;
  readonly restBetweenSeconds: string;
  readonly note: string;
  readonly items: readonly ItemDraft[];
};

/** From here on pain is no longer acceptable: the pain-monitoring model (Thomeé 1997). */
const PAIN_STOP = "6";

/** A plan before anything was typed: three days a week from today on. */
export function emptyDraft(today: string): PlanDraft {
  return {
    title: "",
    startsOn: today,
    endsOn: "",
    weekdays: [1, 3, 5],
    sessionsADay: "1",
    restBetweenSeconds: "60",
    note: "",
    items: [],
  };
}

/** An exercise with what is usual for it: its own tempo, and the range of its peak. */
export function itemFor(exercise: ExerciseDefinition): ItemDraft {
  const { timing, counting } = exercise;
  const half = String(Math.round(timing.typicalRep) / 2);
  const counts = counting !== "hold";
  return {
    id: uuidv7(),
    exercise,
    sets: "3",
    reps: "10",
    holdSeconds: "20",
    restSeconds: "45",
    side: "both",
    tempoOut: counts ? half : "",
    tempoPeak: counts ? "0" : "",
    tempoBack: counts ? half : "",
    target: counts ? usualTarget(exercise) : "",
    painAction: "stop",
    painAt: PAIN_STOP,
    note: "",
  };
}

function usualTarget({ primary, templates }: ExerciseDefinition): string {
  const movement = primary[0]?.movement;
  const peak = movement ? templates.peak[movement] : undefined;
  return peak !== undefined && peak >= 1 ? String(Math.min(200, Math.round(peak))) : "";
}

/** A plan as it can be edited. Items whose exercise is not given are left out. */
export function draftOf(content: PlanContent, exercises: readonly ExerciseDefinition[]): PlanDraft {
  return {
    title: content.title,
    startsOn: content.startsOn,
    endsOn: content.endsOn ?? "",
    weekdays: content.weekdays,
    sessionsADay: String(content.sessionsADay),
    restBetweenSeconds: String(content.restBetweenSeconds),
    note: content.note,
    items: content.items.flatMap((item) => {
      const exercise = exercises.find(({ id }) => id === item.exerciseId);
      return exercise ? itemDraft(item, exercise) : [];
    }),
  };
}

export function itemDraft(item: PlanItem, exercise: ExerciseDefinition): ItemDraft {
  const { dose, tempo, target, painRule } = item;
  const usual = itemFor(exercise);
  return {
    id: item.id,
    exercise,
    sets: String(dose.sets),
    reps: dose.reps === null ? usual.reps : String(dose.reps),
    holdSeconds: dose.holdSeconds === null ? usual.holdSeconds : String(dose.holdSeconds),
    restSeconds: String(dose.restSeconds),
    side: dose.side,
    tempoOut: tempo ? String(tempo.out) : "",
    tempoPeak: tempo ? String(tempo.peak) : "",
    tempoBack: tempo ? String(tempo.back) : "",
    target: target ? String(target.degrees) : "",
    painAction: painRule?.action ?? "none",
    painAt: String(painRule?.at ?? PAIN_STOP),
    note: item.note,
  };
}

/** A plan or template as the beginning of another: new ids, from today, and as long as it was. */
export function copyOf(plan: Plan, usable: readonly ExerciseDefinition[], today: string): PlanDraft {
  const draft = draftOf(plan.content, usable);
  const { startsOn, endsOn } = plan.content;
  const length = endsOn === null ? null : Date.parse(endsOn) - Date.parse(startsOn);
  return {
    ...draft,
    startsOn: today,
    endsOn: length === null ? "" : new Date(Date.parse(today) + length).toISOString().slice(0, 10),
    items: draft.items.map((item) => ({ ...item, id: uuidv7() })),
  };
}

/** The plan of a draft without problems. */
export function contentOf(draft: PlanDraft): PlanContent {
  return {
    title: draft.title.trim(),
    startsOn: draft.startsOn,
    endsOn: draft.endsOn === "" ? null : draft.endsOn,
    weekdays: [...draft.weekdays].toSorted((a, b) => a - b),
    sessionsADay: Number(draft.sessionsADay),
    restBetweenSeconds: Number(draft.restBetweenSeconds),
    note: draft.note.trim(),
    items: draft.items.map(itemOf),
  };
}

function itemOf(item: ItemDraft): PlanItem {
  const { exercise } = item;
  const hold = exercise.counting === "hold";
  const movement = exercise.primary[0]?.movement;
  return {
    id: item.id,
    exerciseId: exercise.id,
    dose: {
      sets: Number(item.sets),
      reps: hold ? null : Number(item.reps),
      holdSeconds: hold ? Number(item.holdSeconds) : null,
      restSeconds: Number(item.restSeconds),
      side: exercise.sides === "either" ? item.side : "both",
    },
    tempo:
      hold || item.tempoOut === ""
        ? null
        : { out: Number(item.tempoOut), peak: Number(item.tempoPeak), back: Number(item.tempoBack) },
    target: movement && item.target !== "" ? { movement, degrees: Number(item.target) } : null,
    painRule: item.painAction === "none" ? null : { action: item.painAction, at: Number(item.painAt) },
    note: item.note.trim(),
  };
}

/** About how long a session takes, minutes, with the exercises' usual tempo where none is asked for. */
export function minutesOf(
  { items, restBetweenSeconds }: PlanContent,
  exercises: readonly ExerciseDefinition[],
): number {
  const seconds = items.reduce((sum, { exerciseId, dose, tempo }) => {
    const usual = exercises.find(({ id }) => id === exerciseId)?.timing.typicalRep ?? 4;
    const repetition = tempo ? Math.max(1, tempo.out + tempo.peak + tempo.back) : usual;
    const set = dose.reps === null ? (dose.holdSeconds ?? 0) : dose.reps * repetition;
    return sum + dose.sets * set + (dose.sets - 1) * dose.restSeconds;
  }, 0);
  return Math.max(1, Math.round((seconds + Math.max(0, items.length - 1) * restBetweenSeconds) / 60));
}
