import type { Exercise } from "@physiocheck/contracts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useApi, useMe } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { ExerciseInsights } from "../suggestions/insight-sections.tsx";
import { Notice } from "../ui/badge.tsx";
import { formatNumber } from "../ui/format.ts";
import { Card, PageHeader, Reading, Section } from "../ui/page.tsx";
import { ExerciseActions } from "./exercise-actions.tsx";
import { useExerciseName, useExerciseText } from "./exercise-name.ts";
import { RangeArc } from "./range-arc.tsx";
import { VersionList } from "./version-list.tsx";

/** One exercise: how it is done, what is measured, when a repetition counts. */
export default function ExercisePage() {
  const { exerciseId = "" } = useParams();
  const exercise = useApi("getExercise", { params: { exerciseId } });
  return (
    <Loaded whole query={exercise}>
      {(data) => <Details exercise={data} />}
    </Loaded>
  );
}

function Details({ exercise }: { readonly exercise: Exercise }) {
  const { definition, createdBy, archivedAt } = exercise;
  const { t } = useTranslation(["physician", "authoring", "results", "common"]);
  const { data: me } = useMe();
  const name = useExerciseName()(definition);
  const text = useExerciseText(definition.id);
  const hold = definition.counting === "hold";
  return (
    <>
      <PageHeader
        title={name}
        lead={[
          t(`library.regionOf.${definition.region}`),
          t(`library.positionOf.${definition.position}`),
          t(`library.countingOf.${definition.counting}`),
          createdBy ? createdBy.name : t("library.builtIn"),
        ].join(" · ")}
        back={{ to: "/exercises", label: t("exercise.back") }}
        actions={
          me?.role === "physician" ? (
            <ExerciseActions exercise={exercise} isMine={createdBy?.id === me.id} />
          ) : undefined
        }
      />
      {archivedAt === null ? null : (
        <div className="pb-8">
          <Notice meaning="attention">{t("authoring:exercise.archivedNotice")}</Notice>
        </div>
      )}
      {definition.instruction ? (
        <Section title={t("exercise.instruction")}>
          <p className="measure text-lg whitespace-pre-line">{definition.instruction}</p>
        </Section>
      ) : null}
      {text ? (
        <Section title={t("exercise.instruction")}>
          <p className="measure text-lg">{text.instruction}</p>
          <div className="grid gap-8 pt-2 md:grid-cols-2">
            <TextList title={t("exercise.cues")} items={text.cues} />
            <TextList title={t("exercise.errors")} items={text.errors} />
          </div>
        </Section>
      ) : null}
      <Section title={t("exercise.measured")} lead={text?.camera ?? t(`library.viewOf.${definition.view}`)}>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {definition.primary.map(({ movement }) => (
            <li key={movement}>
              <Card className="flex h-full items-center gap-5">
                <RangeArc
                  from={hold ? undefined : definition.templates.start[movement]}
                  to={definition.templates.peak[movement]}
                />
                <div className="flex flex-col gap-1">
                  <h3 className="font-semibold">{t(`results:movement.${movement}`)}</h3>
                  <p className="text-ink-soft">
                    {hold
                      ? t("exercise.held", {
                          peak: definition.templates.peak[movement] ?? "–",
                          tolerance: definition.hold?.tolerance[movement] ?? "–",
                        })
                      : t("exercise.fromTo", {
                          start: definition.templates.start[movement] ?? "–",
                          peak: definition.templates.peak[movement] ?? "–",
                        })}
                  </p>
                </div>
              </Card>
            </li>
          ))}
        </ul>
        {hold ? null : (
          <dl className="flex flex-wrap gap-x-14 gap-y-6 pt-4">
            <Reading
              name={t("exercise.depth")}
              value={Math.round(definition.depth.counted * 100)}
              unit={t("exercise.depthOf")}
            />
            <Reading
              name={t("exercise.fastest")}
              value={definition.timing.minRep}
              unit={t("common:unit.s")}
            />
            <Reading
              name={t("exercise.typical")}
              value={definition.timing.typicalRep}
              unit={t("common:unit.s")}
            />
            <Reading
              name={t("exercise.slowest")}
              value={definition.timing.maxRep}
              unit={t("common:unit.s")}
            />
          </dl>
        )}
      </Section>
      <Section title={t("exercise.rules")}>
        {definition.alignment.length === 0 ? (
          <p className="text-ink-soft">{t("exercise.noRules")}</p>
        ) : (
          <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
            {definition.alignment.map((rule) => (
              <li key={`${rule.movement}-${rule.cue}-${rule.during}`} className="flex flex-col gap-1 p-5">
                <p className="font-medium">
                  {t("exercise.rule", {
                    movement: t(`results:movement.${rule.movement}`),
                    from: formatNumber(rule.range[0]),
                    to: formatNumber(rule.range[1]),
                  })}
                </p>
                <p className="text-ink-soft">{rule.breaks ? t("exercise.breaks") : t("exercise.cueOnly")}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {me?.role === "physician" ? <ExerciseInsights exerciseId={definition.id} /> : null}
      <VersionList exercise={exercise} canRescore={me?.role === "physician"} />
    </>
  );
}

function TextList({ title, items }: { readonly title: ReactNode; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-ink-soft marker:text-accent">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
