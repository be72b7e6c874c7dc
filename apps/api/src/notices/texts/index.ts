import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import type { MailTexts } from "./texts.ts";

const CATALOGUES: Readonly<Record<string, MailTexts>> = { ar, en, es };

/** The sentences of a language; English where there are none. @param language tag such as `es` or `pt-BR` */
export function textsOf(language: string): MailTexts {
  return CATALOGUES[language] ?? CATALOGUES[language.split("-")[0]] ?? en;
}
