/** Comparing a catalogue with the English one, sentence by sentence. */

/** A catalogue as a flat table: `today.lead_one` → sentence. Lists count by their place. */
export function sentencesOf(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  const found = new Map<string, string>();
  for (const [key, child] of Object.entries(value ?? {})) {
    for (const [name, sentence] of sentencesOf(child, path === "" ? key : `${path}.${key}`)) {
      found.set(name, sentence);
    }
  }
  return found;
}

const PLURAL = /^(?<stem>.+)_(?<form>zero|one|two|few|many|other)$/u;

/** The stem and the form of a plural key; null for a key that only looks like one. */
function pluralOf(key: string, all: ReadonlyMap<string, string>): { stem: string; form: string } | null {
  const { stem, form } = PLURAL.exec(key)?.groups ?? {};
  return stem !== undefined && form !== undefined && all.has(`${stem}_other`) ? { stem, form } : null;
}

/**
 * The forms a language needs. Spanish has `many` for millions and above only, which nothing here counts to.
 * `zero` is asked for where English has a sentence of its own for nothing.
 */
export function pluralForms(language: string): readonly string[] {
  const forms: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return language === "es" ? forms.filter((form) => form !== "many") : forms;
}

/** What stands between braces and in tags, in order of the alphabet. */
export function placeholders(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\{[^}]*\}\}|<\/?\w+\s*\/?>/gu) ?? [])].toSorted();
}

/** Keys that the language lacks, keys that English does not have, and placeholders that differ. */
export function compare(english: unknown, other: unknown, language: string) {
  const wanted = sentencesOf(english);
  const given = sentencesOf(other);
  const missing = new Set<string>();
  const differing: string[] = [];
  const known = new Set<string>();
  const need = (key: string): string | undefined => {
    known.add(key);
    const sentence = given.get(key);
    if (sentence === undefined || sentence.trim() === "") missing.add(key);
    return sentence;
  };
  const stems = new Set<string>();
  for (const [key, sentence] of wanted) {
    const plural = pluralOf(key, wanted);
    if (!plural) {
      const translated = need(key);
      if (translated !== undefined && String(placeholders(translated)) !== String(placeholders(sentence))) {
        differing.push(key);
      }
      continue;
    }
    if (plural.form === "zero") need(key);
    if (stems.has(plural.stem)) continue;
    stems.add(plural.stem);
    const all = placeholders(wanted.get(`${plural.stem}_other`) ?? "");
    for (const form of ["zero", "one", "two", "few", "many", "other"]) {
      const name = `${plural.stem}_${form}`;
      const translated = pluralForms(language).includes(form) ? need(name) : given.get(name);
      known.add(name);
      if (translated === undefined) continue;
      // "One exercise", "two exercises" may say the number as a word; no form may ask for anything else.
      const own = placeholders(translated);
      const left = all.filter((one) => !own.includes(one));
      const strict = form === "few" || form === "many" || form === "other";
      if (own.some((one) => !all.includes(one)) || left.some((one) => strict || one !== "{{count}}")) {
        differing.push(name);
      }
    }
  }
  return { missing: [...missing], differing, unknown: [...given.keys()].filter((key) => !known.has(key)) };
}
