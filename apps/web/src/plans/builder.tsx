import type { Assignment, Exercise, Plan } from "@physiocheck/contracts";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/field.tsx";
import { PageHeader, Section } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { ExerciseSearch } from "./exercise-search.tsx";
import { FrameFields } from "./frame-fields.tsx";
import { ItemList } from "./item-list.tsx";
import { contentOf, itemDraft, itemFor, type ItemDraft, type PlanDraft } from "./plan-draft.ts";
import { isSound, problemsOf } from "./plan-problems.ts";
import { PlanActions } from "./plan-actions.tsx";
import { PlanProposals } from "./plan-proposals.tsx";
import { StartFrom } from "./start-from.tsx";
import { useSavePlan } from "./use-save-plan.ts";
import { WeekPreview } from "./week-preview.tsx";

/** Whom a plan is for; null for a template. */
export type Subject = { readonly id: string; readonly name: string } | null;

/** Writes a plan: its frame, its exercises in order, and how a week of it looks. */
export function Builder({
  plan,
  patient,
  start,
  exercises,
  loose,
  onReopen = () => undefined,
}: {
  /** As it was opened; null for one that is new. */
  readonly plan: Plan | null;
  readonly patient: Subject;
  readonly start: PlanDraft;
  /** Those that can be given. */
  readonly exercises: readonly Exercise[];
  /** Exercises that the patient was given without a plan. */
  readonly loose: readonly Assignment[];
  /** Begins again from another version, giving up what was typed. */
  readonly onReopen?: (plan: Plan) => void;
}) {
  const { t } = useTranslation("plans");
  const [draft, setDraft] = useState(start);
  const [shown, setShown] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const problems = problemsOf(draft);
  const set = (change: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...change }));
  const setItems = (next: (items: readonly ItemDraft[]) => readonly ItemDraft[]) =>
    setDraft((before) => ({ ...before, items: next(before.items) }));
  const isDirty = draft !== start;
  const saving = useSavePlan({ plan, patient, onReopen });

  const add = (exercise: Exercise): void => {
    const item = itemFor(exercise.definition);
    setItems((items) => [...items, item]);
    setOpened(item.id);
  };
  const adopt = (): void => {
    const taken = loose
      .filter(({ id }) => !draft.items.some((item) => item.id === id))
      .map(({ id, exercise, dose, note }) =>
        itemDraft(
          { id, exerciseId: exercise.id, dose, note, tempo: null, target: null, painRule: null },
          exercise,
        ),
      );
    setItems((items) => [...items, ...taken]);
  };
  const waiting = loose.filter(({ id }) => !draft.items.some((item) => item.id === id));

  /** The content to save, or null where something is still wrong, which is then shown. */
  const checked = (needsExercise: boolean) => {
    setShown(true);
    if (!isSound(problems)) {
      const [first] = Object.keys(problems.items);
      if (first !== undefined && Object.keys(problems.plan).length === 0) setOpened(first);
      toast(t("builder.wrong"), "attention");
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return null;
    }
    if (needsExercise && draft.items.length === 0) {
      toast(t("builder.needExercise"), "attention");
      return null;
    }
    return contentOf(draft);
  };

  const content = isSound(problems) ? contentOf(draft) : null;
  const definitions = draft.items.map(({ exercise }) => exercise);
  return (
    <div ref={form}>
      <PageHeader
        title={
          patient
            ? t(plan ? "builder.editTitle" : "builder.newTitle", { name: patient.name })
            : t(plan ? "builder.templateTitle" : "builder.newTemplate")
        }
        lead={plan ? t("builder.version", { version: plan.version }) : undefined}
        back={
          patient
            ? { to: `/people/${patient.id}?tab=plan`, label: t("builder.back") }
            : { to: "/plans", label: t("builder.backList") }
        }
      />
      {saving.conflict ? (
        <ConflictNotice
          theirs={saving.conflict}
          onTheirs={() => onReopen(saving.conflict as Plan)}
          onMine={() => {
            const mine = checked(plan?.state === "active");
            if (mine) saving.saveOver(mine);
          }}
          busy={saving.isPending}
        />
      ) : null}
      {saving.failure ? (
        <div className="pb-6">
          <Notice meaning="stop" alert>
            {saving.failure}
          </Notice>
        </div>
      ) : null}
      {plan?.state === "active" && patient ? (
        <PlanProposals
          planId={plan.id}
          patientName={patient.name}
          locked={isDirty}
          onChanged={(next) => onReopen(next)}
        />
      ) : null}
      {plan === null ? (
        <StartFrom
          exercises={exercises}
          onUse={(next) => {
            setDraft((before) => ({ ...next, title: before.title || next.title }));
            setOpened(null);
          }}
        />
      ) : null}
      {waiting.length > 0 && patient ? (
        <div className="pb-8">
          <Notice
            meaning="info"
            action={
              <Button look="secondary" onClick={adopt}>
                {t("builder.looseTake")}
              </Button>
            }
          >
            {t("builder.loose", { count: waiting.length, name: patient.name })}
          </Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-x-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Section title={t("builder.frame")}>
            <FrameFields draft={draft} problems={shown ? problems.plan : {}} onChange={set} />
          </Section>
          <Section title={t("builder.exercises")} lead={t("builder.exercisesLead")}>
            <ItemList
              items={draft.items}
              problems={shown ? problems.items : {}}
              opened={opened}
              onOpen={setOpened}
              onItems={setItems}
            />
            <ExerciseSearch exercises={exercises} onAdd={add} />
          </Section>
          <Section title={t("builder.note")}>
            <TextArea
              label={t("builder.note")}
              hint={t("builder.noteHint")}
              rows={3}
              maxLength={1000}
              value={draft.note}
              onChange={(event) => set({ note: event.target.value })}
            />
          </Section>
        </div>
        <div className="xl:sticky xl:top-8">
          {content && content.items.length > 0 ? (
            <WeekPreview content={content} exercises={definitions} />
          ) : null}
        </div>
      </div>
      <PlanActions plan={plan} patient={patient} isDirty={isDirty} saving={saving} checked={checked} />
    </div>
  );
}
