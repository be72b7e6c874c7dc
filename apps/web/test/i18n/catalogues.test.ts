import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/i18n/languages.ts";
import { compare, pluralForms, sentencesOf } from "./compare.ts";

const root = join(import.meta.dirname, "../../src/i18n");
const namespaces = readdirSync(join(root, "en"))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));
const others = Object.keys(LANGUAGES).filter((language) => language !== "en");

/** What is the same wherever it is written in Latin letters: the poses' Sanskrit names. */
const SAME = /\.sanskrit$/u;

async function catalogue(language: string, namespace: string): Promise<unknown> {
  const file = join(root, language, `${namespace}.ts`);
  if (!existsSync(file)) return {};
  const module = (await import(file)) as Record<string, unknown>;
  const found = module[namespace] ?? module.default;
  if (found === undefined) throw new Error(`${language}/${namespace}.ts exports no ${namespace}`);
  return found;
}

test("differences are found", () => {
  const english = {
    a: "{{x}} of <b>y</b>",
    n_zero: "none",
    n_one: "one",
    n_other: "{{count}}",
    side_one: "a",
  };
  expect(compare(english, { a: "<b>{{x}}</b>", n_zero: "0", n_one: "1", n_other: "n" }, "es")).toEqual({
    missing: ["side_one"],
    differing: ["n_other"],
    unknown: [],
  });
  expect(compare(english, { a: "{{z}}", n_other: "{{count}}", side_one: "a", b: "" }, "ar")).toEqual({
    missing: ["n_zero", "n_one", "n_two", "n_few", "n_many"],
    differing: ["a"],
    unknown: ["b"],
  });
});

test("Arabic counts in six forms, Spanish here in two", () => {
  expect(pluralForms("ar").toSorted()).toEqual(["few", "many", "one", "other", "two", "zero"]);
  expect(pluralForms("es").toSorted()).toEqual(["one", "other"]);
});

for (const language of others) {
  test.each(namespaces)(`${language}/%s says what English says, with the same placeholders`, async (name) => {
    const { missing, differing, unknown } = compare(
      await catalogue("en", name),
      await catalogue(language, name),
      language,
    );
    expect(differing, "other placeholders than English").toEqual([]);
    expect(missing, "not translated").toEqual([]);
    expect(unknown, "keys that English does not have").toEqual([]);
  });

  test(`a ${language} catalogue stands beside an English one`, () => {
    const folder = join(root, language);
    const there = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".ts")) : [];
    expect(there.filter((file) => !namespaces.includes(file.replace(/\.ts$/, "")))).toEqual([]);
    expect(namespaces.filter((name) => !there.includes(`${name}.ts`))).toEqual([]);
  });

  test.each(namespaces)(`no sentence of ${language}/%s was left in English`, async (name) => {
    const english = sentencesOf(await catalogue("en", name));
    const left = [...sentencesOf(await catalogue(language, name))].filter(
      ([key, sentence]) =>
        english.get(key) === sentence &&
        /\p{L}{2,}\W+\p{L}{2,}/u.test(sentence.replaceAll(/\{\{.*?\}\}/gu, " ")) &&
        !SAME.test(key),
    );
    expect(left).toEqual([]);
  });
}
