import type { Page } from "@playwright/test";
import { auth } from "../../apps/web/src/i18n/en/auth.ts";
import { common } from "../../apps/web/src/i18n/en/common.ts";
import { exercises } from "../../apps/web/src/i18n/en/exercises.ts";
import { landing } from "../../apps/web/src/i18n/en/landing.ts";
import { patient } from "../../apps/web/src/i18n/en/patient.ts";
import { results } from "../../apps/web/src/i18n/en/results.ts";
import { session } from "../../apps/web/src/i18n/en/session.ts";

function sentences(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(sentences) : [];
}

/** Two words of at least three letters: shorter ones ("min", "SPARC") are the same in several languages. */
const TELLING = /\p{L}{3,}\P{L}+\p{L}{3,}/u;

const SENTENCES = [auth, common, exercises, landing, patient, results, session].flatMap(sentences);
const WHOLE = new Set(SENTENCES.filter((one) => TELLING.test(one)));
const FILLED = SENTENCES.filter(
  (one) => /\{\{/.test(one) && TELLING.test(one.replaceAll(/\{\{.*?\}\}/g, " ")),
).map(
  (one) =>
    new RegExp(
      `^${one
        .split(/\{\{.*?\}\}/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
        .join(".*")}$`,
    ),
);

/** English sentences of the catalogue that a page shows or names to a screen reader. */
export async function englishLeft(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ["aria-label", "title", "placeholder", "alt"]) {
          const value = node.getAttribute(name);
          if (value) found.push(value);
        }
      } else if (node.textContent) found.push(node.textContent);
    }
    return found.map((text) => text.replaceAll(/\s+/g, " ").trim()).filter((text) => text !== "");
  });
  return texts.filter((text) => WHOLE.has(text) || FILLED.some((sentence) => sentence.test(text)));
}
