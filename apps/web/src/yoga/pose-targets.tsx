import type { Target, Targets, YogaMovement, YogaPose } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Card } from "../ui/page.tsx";

type Place = "both" | "lead" | "other" | "trunk";

/** The angles of a pose with their tolerances. */
export function PoseTargets({ pose }: { readonly pose: YogaPose }) {
  const { t } = useTranslation("yoga");
  const of = (place: Place, targets: Targets | undefined): [Place, YogaMovement, Target][] =>
    Object.entries(targets ?? {}).map(([movement, target]) => [place, movement as YogaMovement, target]);
  const rows: [Place, YogaMovement, Target][] = [
    ["trunk", "trunk_lean", pose.trunk],
    ...of("both", pose.both),
    ...of("lead", pose.lead),
    ...of("other", pose.other),
  ];
  return (
    <Card>
      <dl className="grid gap-x-10 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {rows.map(([place, movement, [target, tolerance]]) => (
          <div
            key={`${place}-${movement}`}
            className="flex items-baseline justify-between gap-4 border-b border-line pb-2"
          >
            <dt className="min-w-0">
              {t(`movement.${movement}`)}
              {place === "trunk" ? null : (
                <span className="block text-sm text-ink-soft">{t(`where.${place}`)}</span>
              )}
            </dt>
            <dd className="shrink-0 font-semibold tabular-nums">{t("target", { target, tolerance })}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
