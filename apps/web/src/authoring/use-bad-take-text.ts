import { useTranslation } from "react-i18next";
import { formatFixed } from "../ui/format.ts";
import type { Bad } from "./bad-take.ts";

/** The sentence about a take that made no exercise: what was seen, and what to do. */
export function useBadTakeText(): (bad: Bad) => string {
  const { t } = useTranslation("authoring");
  return ({ code, seen, rate = 0 }) => {
    const values = {
      seen: Math.round(seen.seenSeconds ?? 0),
      seconds: Math.round(seen.seconds ?? 0),
      degrees: Math.round(seen.degrees ?? 0),
    };
    switch (code) {
      case "nobody_seen":
      case "too_short":
      case "no_movement":
        return t(`bad.${code}`, values);
      case "too_few_repetitions":
        return t("bad.too_few_repetitions", { count: seen.repetitions ?? 0 });
      case "too_slow":
        return t("bad.too_slow", { rate: formatFixed(rate, 1) });
      case "moment_outside":
      case "edit_unknown":
      case "edit_out_of_range":
      case "failed":
        return t("bad.failed");
    }
  };
}
