import type { MovementName } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { formatFixed } from "../ui/format.ts";
import { Reading } from "../ui/page.tsx";
import type { Sample } from "./measures.ts";

/** Three numbers of one moment: how far the trunk leans, how fast the fastest limb is, how far the movement has gone. */
export function SimpleReadings({
  sample,
  movement,
}: {
  readonly sample: Sample | null;
  readonly movement: MovementName;
}) {
  const { t } = useTranslation(["recording", "results"]);
  const degrees = (value: number): string => formatFixed(value, 0);
  const name = t(`results:movement.${movement}`);
  return (
    <dl className="grid gap-6 sm:grid-cols-3" data-testid="simple-readings">
      <Reading
        name={t("simple.trunk")}
        value={sample?.trunkLean ? degrees(sample.trunkLean[0]) : "–"}
        unit="°"
        detail={
          sample?.trunkLean
            ? t("simple.plusMinus", { value: degrees(sample.trunkLean[1]) })
            : t("simple.notMeasured")
        }
      />
      <Reading
        name={t("simple.speed")}
        value={sample?.speed ? formatFixed(sample.speed.value, 1) : "–"}
        unit="m/s"
        detail={sample?.speed ? t(`simple.limb.${sample.speed.limb}`) : t("simple.notMeasured")}
      />
      <Reading
        name={t("simple.range", { movement: name })}
        value={sample && sample.range !== null ? degrees(sample.range) : "–"}
        unit="°"
        detail={
          sample?.angle ? t("simple.now", { value: degrees(sample.angle[0]) }) : t("simple.notMeasured")
        }
      />
    </dl>
  );
}
