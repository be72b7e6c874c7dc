import type { QualityParts } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";

const PARTS = ["range", "alignment", "tempo", "stability", "completion"] as const;

/** The quality score never stands alone: what it is made of, each 0..100, or why a part is missing. */
export function QualityPartsList({ parts }: { readonly parts: QualityParts }) {
  const { t } = useTranslation("results");
  return (
    <dl className="grid gap-x-10 gap-y-5 sm:grid-cols-2 lg:grid-cols-5 lg:gap-x-6">
      {PARTS.map((part) => {
        const value = parts[part];
        return (
          <div key={part} className="flex flex-col gap-2">
            <dt className="text-ink-soft">{t(`quality.${part}`)}</dt>
            <dd className="flex flex-col gap-2">
              {value === null ? (
                <span className="text-ink-soft">{t("quality.notMeasured")}</span>
              ) : (
                <>
                  <span className="text-lg font-semibold">{Math.round(value)}</span>
                  <span aria-hidden className="h-2 overflow-hidden rounded-full bg-raised">
                    <span
                      className="block h-full rounded-full bg-accent"
                      style={{ inlineSize: `${value}%` }}
                    />
                  </span>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
