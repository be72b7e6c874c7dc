import type { Notice } from "@physiocheck/contracts";
import type { TFunction } from "i18next";

/** A notice as a sentence. */
export function noticeText({ kind, about }: Pick<Notice, "kind" | "about">, t: TFunction<"notices">): string {
  const { person = t("somebody"), reason = "", pain = 0, count = 1 } = about;
  return t(`kind.${kind}`, { person, reason, pain, count });
}
