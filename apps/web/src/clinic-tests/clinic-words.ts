import {
  type ClinicTest,
  type ClinicTestId,
  type ClinicUnit,
  clinicTestById,
  type Side,
} from "@physiocheck/motion";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../ui/format.ts";

/** A test as people call it, with the side where it has one. */
export function useTestName(): (test: ClinicTestId, side: Side | null) => string {
  const { t } = useTranslation("clinic");
  return useCallback(
    (test: ClinicTestId, side: Side | null) => {
      const name = t(`test.${test}.name`);
      return side ? t("startOne", { test: name, side: sideWord(clinicTestById(test), side, t) }) : name;
    },
    [t],
  );
}

/** "left", or "on the left leg" where the side is stood on. */
export function sideWord(
  { protocol }: ClinicTest,
  side: Side,
  t: ReturnType<typeof useTranslation<"clinic">>["t"],
): string {
  return protocol.kind === "hold" ? t(`stanceSide.${side}`) : t(`side.${side}`);
}

/** A value with its unit: "14 stands", "11.4 s", "142°". */
export function useValueText(): (value: number, unit: ClinicUnit) => string {
  const { t } = useTranslation("clinic");
  return useCallback(
    (value: number, unit: ClinicUnit) =>
      unit === "stands"
        ? t("value.stands", { count: value })
        : t(`value.${unit}`, { value: formatNumber(unit === "deg" ? Math.round(value) : value) }),
    [t],
  );
}
