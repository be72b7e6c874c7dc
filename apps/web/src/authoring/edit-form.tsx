import type { AuthoredExercise, ExerciseDefinition, MovementName } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { RangeArc } from "../library/range-arc.tsx";
import { SelectField, TextArea, TextField } from "../ui/field.tsx";
import { formatFixed } from "../ui/format.ts";
import { Card, Section } from "../ui/page.tsx";
import type { ExerciseEdit, Proposal } from "./exercise-edit.ts";
import { RuleList } from "./rule-list.tsx";
import { SliderField } from "./slider-field.tsx";

const REGIONS = [
  "shoulder",
  "elbow",
  "trunk",
  "hip",
  "knee",
  "ankle",
  "balance",
  "whole_body",
] as const satisfies readonly ExerciseDefinition["region"][];
const POSITIONS = ["standing", "sitting", "floor", "kneeling"] as const;
const VIEWS = ["any", "front", "side", "diagonal"] as const;
/** Degrees that a slider goes to. */
const LEAST = -40;
const MOST = 190;

export type EditFormProps = {
  readonly proposal: Proposal;
  /** What the take showed, where there is one. */
  readonly authored: AuthoredExercise | null;
  readonly edit: ExerciseEdit;
  /** What keeps it from being saved: `title` or the name of an edit; null for nothing. */
  readonly problem: string | null;
  /** Whether to say so about the name too. */
  readonly isAsked: boolean;
  readonly onEdit: (change: Partial<ExerciseEdit>) => void;
};

/** Everything about an exercise that a physician may set; the one way there is to set it. */
export function EditForm(props: EditFormProps) {
  const { proposal, authored, edit, problem, isAsked, onEdit } = props;
  const { t } = useTranslation(["authoring", "physician", "results"]);
  const { definition } = proposal;
  const hold = definition.counting === "hold";
  const choice = <T extends string>(
    label: string,
    value: T,
    options: readonly T[],
    name: (option: T) => string,
    onChange: (option: T) => void,
  ) => (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value as T)}>
      {options.map((option) => (
        <option key={option} value={option}>
          {name(option)}
        </option>
      ))}
    </SelectField>
  );
  return (
    <>
      <Section title={t("edit.about")}>
        <div className="flex flex-col gap-5">
          <TextField
            label={t("edit.name")}
            hint={t("edit.nameHint")}
            value={edit.title}
            maxLength={120}
            data-testid="title"
            onChange={(event) => onEdit({ title: event.target.value })}
            error={isAsked && problem === "title" ? t("edit.problem.title") : undefined}
          />
          <TextArea
            label={t("edit.instruction")}
            hint={t("edit.instructionHint")}
            value={edit.instruction}
            maxLength={1000}
            rows={3}
            onChange={(event) => onEdit({ instruction: event.target.value })}
          />
          <div className="grid gap-5 sm:grid-cols-3">
            {choice(
              t("edit.region"),
              edit.region,
              REGIONS,
              (region) => t(`physician:library.regionOf.${region}`),
              (region) => onEdit({ region }),
            )}
            {choice(
              t("edit.position"),
              edit.position,
              POSITIONS,
              (position) => t(`physician:library.positionOf.${position}`),
              (position) => onEdit({ position }),
            )}
            {choice(
              t("edit.view"),
              edit.view,
              VIEWS,
              (view) => t(`physician:library.viewOf.${view}`),
              (view) => onEdit({ view }),
            )}
          </div>
          {authored ? (
            <p className="measure">
              <span className="font-medium">{t("edit.side")}: </span>
              {t(`edit.sideOf.${authored.movingSide}`)}
            </p>
          ) : null}
        </div>
      </Section>
      <Section title={t("edit.ranges")} lead={t(authored ? "edit.rangesSeen" : "edit.rangesLead")}>
        <ul className="flex flex-col gap-4">
          {definition.primary.map(({ movement }) => (
            <li key={movement}>
              <MovementCard {...props} movement={movement} />
            </li>
          ))}
        </ul>
        {hold ? null : (
          <SliderField
            label={t("edit.counted")}
            unit="%"
            min={20}
            max={100}
            value={Math.round((edit.counted ?? definition.depth.counted) * 100)}
            error={problem === "counted" ? t("edit.problem.counted") : undefined}
            onChange={(value) => onEdit({ counted: value / 100 })}
          />
        )}
      </Section>
      {hold ? null : <Timing {...props} />}
      <Section title={t("edit.rules")} lead={t("edit.rulesLead")}>
        <RuleList {...props} />
      </Section>
    </>
  );
}

function MovementCard({
  proposal,
  authored,
  edit,
  problem,
  movement,
  onEdit,
}: EditFormProps & { readonly movement: MovementName }) {
  const { t } = useTranslation(["authoring", "results"]);
  const { templates, hold, counting } = proposal.definition;
  const name = t(`results:movement.${movement}`);
  const value = (at: "start" | "peak"): number =>
    edit.primary?.[movement]?.[at] ?? templates[at][movement] ?? 0;
  const slider = (at: "start" | "peak") => {
    const band = spreadOf(authored, movement, at);
    return (
      <SliderField
        label={t(at === "start" ? "edit.startOf" : "edit.peakOf", { movement: name })}
        unit="°"
        min={LEAST}
        max={MOST}
        value={value(at)}
        band={band}
        hint={band && t("edit.seen", { from: Math.round(band[0]), to: Math.round(band[1]) })}
        error={at === "peak" && problem === `primary.${movement}` ? t("edit.problem.primary") : undefined}
        onChange={(next) =>
          onEdit({ primary: { ...edit.primary, [movement]: { ...edit.primary?.[movement], [at]: next } } })
        }
      />
    );
  };
  return (
    <Card className="grid items-center gap-6 sm:grid-cols-[auto_1fr]">
      <div className="flex items-center gap-4 sm:flex-col">
        <RangeArc from={counting === "hold" ? undefined : value("start")} to={value("peak")} />
        <h3 className="font-semibold">{name}</h3>
      </div>
      <div className="flex flex-col gap-3">
        {counting === "hold" ? null : slider("start")}
        {slider("peak")}
        {hold ? (
          <SliderField
            label={t("edit.toleranceOf", { movement: name })}
            unit="°"
            min={2}
            max={60}
            value={edit.tolerance[movement] ?? hold.tolerance[movement] ?? 15}
            onChange={(next) => onEdit({ tolerance: { ...edit.tolerance, [movement]: next } })}
          />
        ) : null}
      </div>
    </Card>
  );
}

function Timing({ proposal, authored, edit, problem, onEdit }: EditFormProps) {
  const { t } = useTranslation(["authoring", "common"]);
  const { timing } = proposal.definition;
  const wrong = problem === "minRep" || problem === "maxRep";
  const seen = authored?.timing.repetition;
  const band = seen && ([seen.mean - seen.spread, seen.mean + seen.spread] as const);
  return (
    <Section
      title={t("edit.timing")}
      lead={
        seen &&
        t("edit.typical", {
          seconds: formatFixed(seen.mean, 1),
          spread: formatFixed(Math.max(0.1, seen.spread), 1),
        })
      }
    >
      <div className="grid items-end gap-x-8 gap-y-3 sm:grid-cols-2">
        <SliderField
          label={t("edit.minRep")}
          unit={t("common:unit.s")}
          min={0.2}
          max={10}
          step={0.1}
          value={edit.minRep ?? timing.minRep}
          band={band}
          onChange={(minRep) => onEdit({ minRep })}
        />
        <SliderField
          label={t("edit.maxRep")}
          unit={t("common:unit.s")}
          min={1}
          max={60}
          step={0.5}
          value={edit.maxRep ?? timing.maxRep}
          band={band}
          error={wrong ? t("edit.problem.timing") : undefined}
          onChange={(maxRep) => onEdit({ maxRep })}
        />
      </div>
    </Section>
  );
}

/** Where single repetitions began or turned: mean and spread of the sides that moved. */
function spreadOf(
  authored: AuthoredExercise | null,
  movement: MovementName,
  at: "start" | "peak",
): readonly [number, number] | undefined {
  const ranges = (authored?.ranges ?? []).filter((range) => range.movement === movement && range.primary);
  if (ranges.length === 0) return undefined;
  return [
    Math.min(...ranges.map((range) => range[at].mean - range[at].spread)),
    Math.max(...ranges.map((range) => range[at].mean + range[at].spread)),
  ];
}
