/** The languages there are, and how each is written. Names are in the language itself: who looks for it reads no other. */
export const LANGUAGES = {
  en: { name: "English", dir: "ltr" },
  es: { name: "Español", dir: "ltr" },
  ar: { name: "العربية", dir: "rtl" },
} as const satisfies Record<string, { readonly name: string; readonly dir: "ltr" | "rtl" }>;

export type Language = keyof typeof LANGUAGES;

/** Whether a word, from storage or from elsewhere, is a language that there is. */
export function isLanguage(word: string | null | undefined): word is Language {
  return typeof word === "string" && Object.hasOwn(LANGUAGES, word);
}

/** The first of the reader's languages that there is; English otherwise. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split("-")[0];
    if (isLanguage(base)) return base;
  }
  return "en";
}
