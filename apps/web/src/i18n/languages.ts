/** The languages there are, and how each is written. */
export const LANGUAGES = {
  en: { name: "English", dir: "ltr" },
} as const satisfies Record<string, { readonly name: string; readonly dir: "ltr" | "rtl" }>;

export type Language = keyof typeof LANGUAGES;

/** The first of the reader's languages that there is; English otherwise. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split("-")[0] ?? "";
    if (base in LANGUAGES) return base as Language;
  }
  return "en";
}
