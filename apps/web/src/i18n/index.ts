/**
 * The catalogues: one file a namespace in i18n/<language>/<namespace>.ts, `export const <namespace> = { … } as const`.
 * A new file is found by itself and loaded when a page first asks for it, so that the first page stays small; only
 * `common` comes with the app. Its type is named once in i18n/catalogue.ts.
 *
 * Use: `const { t } = useTranslation("session"); t("pause")`, another namespace: `useTranslation(["session", "feedback"])`
 * and `t("feedback:go_deeper")`.
 */
import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { common } from "./en/common.ts";
import { chooseLanguage, isLanguage, LANGUAGES, type Language } from "./languages.ts";
import type { Namespace } from "./catalogue.ts";

const files = import.meta.glob<Record<string, Record<string, unknown>>>(["./*/*.ts", "!./en/common.ts"]);

const lazyCatalogues: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, namespace, done) => {
    loadCatalogue(language, namespace).then(
      (catalogue) => done(null, catalogue),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/** @throws Error where its file cannot be fetched, or a build has merged its name away: that must not read as a page without words */
async function loadCatalogue(language: string, namespace: string): Promise<Record<string, unknown>> {
  const load = files[`./${language}/${namespace}.ts`];
  // A catalogue that is not translated yet reads in English; test/i18n/catalogues.test.ts names those.
  if (!load) return {};
  const module = await load();
  const catalogue = module[namespace] ?? module.default;
  if (!catalogue) throw new Error(`${language}/${namespace}.ts does not export ${namespace}`);
  return catalogue;
}

/** The choice made on this device. */
const KEY = "physiocheck.language";

/** The language that was chosen on this device; null where none was, or where storage is switched off. */
function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return isLanguage(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Starts the catalogues in the reader's language and gives the page its language and direction. */
export async function startI18n(wanted: readonly string[] = navigator.languages): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
    document.documentElement.dir = LANGUAGES[language as Language].dir;
  });
  await i18next
    .use(lazyCatalogues)
    .use(initReactI18next)
    .init({
      lng: keptLanguage() ?? chooseLanguage(wanted),
      fallbackLng: "en",
      ns: ["common"],
      defaultNS: "common",
      resources: { en: { common } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** Turns the page into another language at once, and remembers it on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  await i18next.changeLanguage(language);
}

/** Fetches catalogues together with the page that needs them. */
export async function loadNamespaces(namespaces: readonly Namespace[]): Promise<void> {
  await i18next.loadNamespaces(namespaces);
}
