import { useTranslation } from "react-i18next";
import type { Watched } from "./watch-line.ts";

/** Why there is no skeleton, where there is none. */
export function BodyState({ watched: { publisher, reading, live } }: { readonly watched: Watched }) {
  const { t } = useTranslation("live");
  const text =
    live.ended !== null
      ? null
      : publisher === "declined"
        ? t("body.declined")
        : publisher !== "here"
          ? t("body.away")
          : reading === null
            ? t("body.waiting")
            : reading.seen
              ? null
              : t("body.nobody");
  return (
    <p
      data-testid="body-state"
      data-state={publisher ?? "none"}
      className={
        text
          ? "pointer-events-none absolute inset-0 grid place-items-center p-6 text-center text-ink-soft"
          : "sr-only"
      }
    >
      {text}
    </p>
  );
}
