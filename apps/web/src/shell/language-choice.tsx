import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "../i18n/index.ts";
import { LANGUAGES, type Language } from "../i18n/languages.ts";
import { cx } from "../ui/cx.ts";

/** Every language with its own name in its own script, and with `lang`, so that it is also read out rightly. */
export const LANGUAGE_OPTIONS = Object.entries(LANGUAGES) as readonly (readonly [
  Language,
  (typeof LANGUAGES)[Language],
])[];

/** The language of the page as a small list; the settings page offers the same as large choices. */
export function LanguageChoice({ className }: { readonly className?: string }) {
  const { t, i18n } = useTranslation("common");
  return (
    <label
      className={cx(
        "relative inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-raised hover:text-ink has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        className,
      )}
    >
      <Languages aria-hidden className="size-5" />
      <span className="sr-only">{t("language.label")}</span>
      <select
        value={i18n.language}
        onChange={(event) => void switchLanguage(event.target.value as Language)}
        className="absolute inset-0 cursor-pointer opacity-0 [&>option]:bg-surface [&>option]:text-ink"
      >
        {LANGUAGE_OPTIONS.map(([code, { name, dir }]) => (
          <option key={code} value={code} lang={code} dir={dir}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
