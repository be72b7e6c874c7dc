import type { NormPerson } from "@physiocheck/motion";

/** What a person typed about themselves for the norms: kept on this device, sent only with a result. */
export type PersonDraft = { readonly age: string; readonly sex: "" | NormPerson["sex"] };

const KEY = "physiocheck.norms";
const YOUNGEST = 5;
const OLDEST = 120;

/** What was typed the last time; anything unreadable counts as not said. */
export function loadPerson(): PersonDraft {
  try {
    const { age, sex } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, unknown>;
    return {
      age: typeof age === "string" ? age : "",
      sex: sex === "female" || sex === "male" ? sex : "",
    };
  } catch {
    return { age: "", sex: "" };
  }
}

/** Keeps it; where nothing may be stored, it holds until the page is closed. */
export function savePerson(draft: PersonDraft): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Private browsing: nothing is kept.
  }
}

/** Whether the age is one, or was left out. */
export function isAgeGood({ age }: PersonDraft): boolean {
  return age === "" || (/^\d{1,3}$/.test(age) && Number(age) >= YOUNGEST && Number(age) <= OLDEST);
}

/** Who the norms are for; null where something was not said. */
export function personOf(draft: PersonDraft): NormPerson | null {
  if (draft.age === "" || draft.sex === "" || !isAgeGood(draft)) return null;
  return { age: Number(draft.age), sex: draft.sex };
}
