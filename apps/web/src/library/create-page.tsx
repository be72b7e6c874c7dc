import type { ExerciseDefinition } from "@physiocheck/motion";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";
import { useApi, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { CheckField, focusFirstInvalid, TextField } from "../ui/field.tsx";
import { PageHeader, Section } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import { draftOf, draftProblems, exerciseOf, type DraftProblem } from "./exercise-draft.ts";
import { useExerciseName } from "./exercise-name.ts";

/** Makes an exercise of the physician's own from one there is. */
export default function CreatePage() {
  const { exerciseId = "" } = useParams();
  const original = useApi("getExercise", { params: { exerciseId } });
  return (
    <Loaded whole query={original}>
      {({ definition }) => <CreateForm key={definition.id} original={definition} />}
    </Loaded>
  );
}

function CreateForm({ original }: { readonly original: ExerciseDefinition }) {
  const { t } = useTranslation(["physician", "results", "common"]);
  const { t: tCommon } = useTranslation("common");
  const name = useExerciseName();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(original, ""));
  const [shown, setShown] = useState(false);
  const create = useApiMutation("createExercise", ["listExercises"]);
  const problems = draftProblems(draft, original);
  const hold = original.counting === "hold";

  const sentence = (problem: DraftProblem | undefined) => {
    if (!shown || !problem) return undefined;
    if (problem.name === "number") return t("create.number", { min: problem.min, max: problem.max });
    return t(`create.${problem.name}`);
  };
  const number = (path: string, label: string, unit: string) => (
    <TextField
      key={path}
      label={label}
      unit={unit}
      inputMode="decimal"
      value={draft.numbers[path] ?? ""}
      onChange={(event) =>
        setDraft((before) => ({ ...before, numbers: { ...before.numbers, [path]: event.target.value } }))
      }
      error={sentence(problems[path])}
    />
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(problems).length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    create.mutate(
      { body: exerciseOf(draft, original) },
      {
        onSuccess: ({ definition }) => {
          toast(t("create.created", { name: name(definition) }));
          void navigate(`/exercises/${definition.id}`);
        },
      },
    );
  };

  return (
    <form noValidate onSubmit={submit}>
      <PageHeader
        title={t("create.title")}
        lead={t("create.from", { name: name(original) })}
        back={{ to: `/exercises/${original.id}`, label: name(original) }}
      />
      <div className="max-w-3xl">
        <div className="pb-12">
          <TextField
            label={t("create.name")}
            hint={t("create.nameHint")}
            value={draft.title}
            maxLength={120}
            onChange={(event) => setDraft((before) => ({ ...before, title: event.target.value }))}
            error={sentence(problems.title)}
          />
        </div>
        <Section title={t("create.ranges")} lead={t("create.rangesLead")}>
          <div className="grid gap-5 sm:grid-cols-2">
            {original.primary.flatMap(({ movement: id }) => {
              const movement = t(`results:movement.${id}`);
              return [
                hold ? null : number(`start.${id}`, t("create.startOf", { movement }), "°"),
                number(`peak.${id}`, t("create.peakOf", { movement }), "°"),
                hold ? number(`tolerance.${id}`, t("create.toleranceOf", { movement }), "°") : null,
              ];
            })}
            {hold ? null : number("depth.counted", t("create.counted"), "%")}
            {hold ? null : number("depth.partial", t("create.partial"), "%")}
          </div>
        </Section>
        {hold ? null : (
          <Section title={t("create.timing")}>
            <div className="grid gap-5 sm:grid-cols-3">
              {number("timing.minRep", t("create.minRep"), "s")}
              {number("timing.typicalRep", t("create.typicalRep"), "s")}
              {number("timing.maxRep", t("create.maxRep"), "s")}
            </div>
          </Section>
        )}
        {original.alignment.length > 0 ? (
          <Section title={t("create.rules")}>
            <ul className="flex flex-col gap-6">
              {original.alignment.map((rule, index) => {
                const movement = t(`results:movement.${rule.movement}`);
                return (
                  <li
                    key={`${rule.movement}-${rule.cue}-${rule.during}`}
                    className="flex flex-col gap-4 border-t border-line pt-6 first:border-t-0 first:pt-0"
                  >
                    <div className="grid gap-5 sm:grid-cols-2">
                      {number(`rule.${index}.from`, t("create.ruleFrom", { movement }), "°")}
                      {number(`rule.${index}.to`, t("create.ruleTo", { movement }), "°")}
                    </div>
                    <CheckField
                      label={t("create.ruleBreaks")}
                      checked={draft.breaks[index] ?? false}
                      onChange={(event) =>
                        setDraft((before) => ({
                          ...before,
                          breaks: before.breaks.with(index, event.target.checked),
                        }))
                      }
                    />
                  </li>
                );
              })}
            </ul>
          </Section>
        ) : null}
        {create.isError ? (
          <div className="pb-6">
            <Notice meaning="stop" alert>
              {failureText(create.error, tCommon)}
            </Notice>
          </div>
        ) : null}
        {shown && Object.keys(problems).length > 0 ? (
          <div className="pb-6">
            <Notice meaning="attention" alert>
              {tCommon("error.invalid")}
            </Notice>
          </div>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="lg" busy={create.isPending}>
            {t("create.submit")}
          </Button>
          <ButtonLink to={`/exercises/${original.id}`} look="secondary" size="lg">
            {tCommon("action.cancel")}
          </ButtonLink>
        </div>
      </div>
    </form>
  );
}
