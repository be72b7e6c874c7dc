import type { ItemDraft, PlanDraft } from "./plan-draft.ts";

/** What is wrong with a field. */
export type Problem =
  | { readonly kind: "whole" | "number"; readonly min: number; readonly max: number }
  | { readonly kind: "required" | "endBefore" | "noDay" | "tempoAll" };

export type PlanField = "title" | "startsOn" | "endsOn" | "weekdays" | "sessionsADay" | "restBetweenSeconds";
export type ItemField =
  | "sets"
  | "reps"
  | "holdSeconds"
  | "restSeconds"
  | "tempoOut"
  | "tempoPeak"
  | "tempoBack"
  | "target"
  | "painAt";

export type PlanProblems = {
  readonly plan: Partial<Record<PlanField, Problem>>;
  /** By item id; only items that have one. */
  readonly items: Readonly<Record<string, Partial<Record<ItemField, Problem>>>>;
};

export function isSound({ plan, items }: PlanProblems): boolean {
  return Object.keys(plan).length === 0 && Object.keys(items).length === 0;
}

/** Everything that the server would refuse, by field, so that it can be said beside it. */
export function problemsOf(draft: PlanDraft): PlanProblems {
  const plan: Partial<Record<PlanField, Problem>> = {};
  if (draft.title.trim() === "") plan.title = { kind: "required" };
  if (draft.startsOn === "") plan.startsOn = { kind: "required" };
  if (draft.endsOn !== "" && draft.endsOn < draft.startsOn) plan.endsOn = { kind: "endBefore" };
  if (draft.weekdays.length === 0) plan.weekdays = { kind: "noDay" };
  Object.assign(plan, {
    ...whole("sessionsADay", draft.sessionsADay, 1, 6),
    ...whole("restBetweenSeconds", draft.restBetweenSeconds, 0, 600),
  });
  const items = draft.items
    .map((item) => [item.id, itemProblems(item)] as const)
    .filter(([, problems]) => Object.keys(problems).length > 0);
  return { plan, items: Object.fromEntries(items) };
}

function itemProblems(item: ItemDraft): Partial<Record<ItemField, Problem>> {
  const hold = item.exercise.counting === "hold";
  return {
    ...whole("sets", item.sets, 1, 20),
    ...(hold ? whole("holdSeconds", item.holdSeconds, 1, 600) : whole("reps", item.reps, 1, 200)),
    ...whole("restSeconds", item.restSeconds, 0, 600),
    ...(hold ? {} : tempoProblems(item)),
    ...(item.target === "" ? {} : whole("target", item.target, 1, 200)),
    ...(item.painAction === "none" ? {} : whole("painAt", item.painAt, 1, 10)),
  };
}

function tempoProblems(item: ItemDraft): Partial<Record<ItemField, Problem>> {
  const fields = ["tempoOut", "tempoPeak", "tempoBack"] as const;
  if (fields.every((field) => item[field].trim() === "")) return {};
  return Object.fromEntries(
    fields.flatMap((field): [ItemField, Problem][] => {
      const text = item[field].trim();
      if (text === "") return [[field, { kind: "tempoAll" }]];
      const value = Number(text);
      return Number.isFinite(value) && value >= 0 && value <= 30
        ? []
        : [[field, { kind: "number", min: 0, max: 30 }]];
    }),
  );
}

function whole<F extends string>(
  field: F,
  text: string,
  min: number,
  max: number,
): Partial<Record<F, Problem>> {
  const value = Number(text);
  const fits = /^\s*\d+\s*$/.test(text) && value >= min && value <= max;
  return fits ? {} : ({ [field]: { kind: "whole", min, max } } as Partial<Record<F, Problem>>);
}
