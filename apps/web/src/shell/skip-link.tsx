import { useTranslation } from "react-i18next";

/** The first thing the Tab key reaches: past the navigation, to what the page is about. */
export function SkipLink() {
  const { t } = useTranslation("common");
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
    >
      {t("nav.skip")}
    </a>
  );
}
