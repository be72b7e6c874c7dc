import type { Exercise } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { Button } from "../ui/button.tsx";
import { Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { ExerciseFilters } from "./exercise-filters.tsx";
import { useExerciseName } from "./exercise-name.ts";
import { groupExercises, NO_FILTER } from "./filter-exercises.ts";

/** Exercises by region of the body, with search and filters. */
export function ExerciseList({ exercises }: { readonly exercises: readonly Exercise[] }) {
  const { t } = useTranslation("physician");
  const name = useExerciseName();
  const [filter, setFilter] = useState(NO_FILTER);
  const groups = groupExercises(
    exercises,
    filter,
    ({ definition }) => name(definition),
    ({ definition }) => [
      t(`library.regionOf.${definition.region}`),
      t(`library.positionOf.${definition.position}`),
    ],
  );
  const shown = groups.reduce((sum, group) => sum + group.exercises.length, 0);
  return (
    <div className="flex flex-col gap-6">
      <ExerciseFilters filter={filter} onChange={setFilter} />
      <p aria-live="polite" className="text-sm text-ink-soft">
        {t("library.shown", { shown, total: exercises.length })}
      </p>
      {shown === 0 ? (
        <EmptyState
          pose="sit"
          title={t("library.emptyTitle")}
          action={
            <Button look="secondary" onClick={() => setFilter(NO_FILTER)}>
              {t("library.clear")}
            </Button>
          }
        >
          {t("library.empty")}
        </EmptyState>
      ) : null}
      {groups.map((group) => (
        <Section
          key={group.region}
          className="pb-6"
          title={
            <>
              {t(`library.regionOf.${group.region}`)}{" "}
              <span className="font-normal text-ink-soft tabular-nums">{group.exercises.length}</span>
            </>
          }
        >
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {group.exercises.map((exercise) => (
              <li key={exercise.definition.id}>
                <ExerciseLink exercise={exercise} name={name(exercise.definition)} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function ExerciseLink({ exercise, name }: { readonly exercise: Exercise; readonly name: string }) {
  const { t } = useTranslation("physician");
  const { definition, createdBy } = exercise;
  return (
    <Link
      to={`/exercises/${definition.id}`}
      className="group flex h-full flex-col gap-1 rounded-xl border border-line bg-surface px-5 py-4 shadow-card hover:border-accent"
    >
      <span className="font-semibold text-accent underline-offset-4 group-hover:underline">{name}</span>
      <span className="text-sm text-ink-soft">
        {[
          t(`library.positionOf.${definition.position}`),
          t(`library.viewOf.${definition.view}`),
          t(`library.countingOf.${definition.counting}`),
          createdBy?.name,
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </Link>
  );
}
