import type { Exercise } from "@physiocheck/contracts";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { groupExercises, NO_FILTER } from "../library/filter-exercises.ts";
import { TextField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

const MOST_SHOWN = 8;

/** Finds an exercise by its words and adds it. */
export function ExerciseSearch({
  exercises,
  onAdd,
}: {
  readonly exercises: readonly Exercise[];
  readonly onAdd: (exercise: Exercise) => void;
}) {
  const { t } = useTranslation("plans");
  const { t: tExercises, i18n } = useTranslation("exercises");
  const nameOf = useExerciseName();
  const [search, setSearch] = useState("");
  const name = ({ definition }: Exercise) => nameOf(definition);
  const words = ({ definition: { id, region } }: Exercise): readonly string[] => [
    id,
    region,
    i18n.exists(`exercises:${id}.instruction`) ? tExercises(`${id as "squat"}.instruction`) : "",
  ];
  const found = groupExercises(exercises, { ...NO_FILTER, search }, name, words)
    .flatMap((group) => group.exercises)
    // Whoever types a name means the exercise of that name, not one that mentions it.
    .toSorted((a, b) => Number(!starts(name(a), search)) - Number(!starts(name(b), search)));
  return (
    <div className="flex flex-col gap-3 rounded-xl border border-line bg-raised/40 p-5">
      <TextField
        label={t("builder.search")}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {found.length === 0 ? <p className="text-ink-soft">{t("builder.searchEmpty")}</p> : null}
      <ul className="flex flex-wrap gap-2">
        {found.slice(0, MOST_SHOWN).map((exercise) => (
          <li key={exercise.definition.id}>
            <button
              type="button"
              aria-label={t("builder.addOne", { exercise: name(exercise) })}
              onClick={() => {
                onAdd(exercise);
                toast(t("builder.added", { exercise: name(exercise) }));
              }}
              className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line-strong bg-surface px-4 font-medium hover:border-accent hover:text-accent"
            >
              <Plus aria-hidden className="size-4" />
              {name(exercise)}
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN ? (
        <p className="text-sm text-ink-soft">
          {t("builder.searchMore", { count: found.length - MOST_SHOWN })}
        </p>
      ) : null}
    </div>
  );
}

function starts(name: string, search: string): boolean {
  return name.toLocaleLowerCase().startsWith(search.trim().toLocaleLowerCase());
}
