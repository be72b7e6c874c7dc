/**
 * Speech recognition on this device and nowhere else (Web Speech API, `processLocally`). Browsers that can only send the sound to their
 * maker count as browsers that cannot.
 */

/** The part of the Web Speech API that is used; TypeScript's own library does not know it. */
export type Recognition = EventTarget & {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  start: () => void;
  abort: () => void;
};

export type RecognitionResults = Event & {
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
};

type Availability = "unavailable" | "downloadable" | "downloading" | "available";
type Wanted = { readonly langs: readonly string[]; readonly processLocally: true };
type RecognitionClass = {
  new (): Recognition;
  readonly prototype: Recognition;
  readonly available: (wanted: Wanted) => Promise<Availability>;
  readonly install: (wanted: Wanted) => Promise<boolean>;
};

/** The usual region of each language, where the reader names none. */
const REGIONS: Readonly<Record<string, string>> = { en: "en-US", es: "es-ES", ar: "ar-EG" };

/**
 * `ready` for listening; `to_fetch`: the browser would have to fetch the language first; `missing`: not on this device.
 * `tag` is the language as the browser knows it.
 */
export type Hearing =
  | { readonly name: "ready" | "to_fetch"; readonly tag: string }
  | { readonly name: "missing" };

/** Null where the browser cannot be told to keep the sound on the device. */
export function recognitionClass(): RecognitionClass | null {
  const found = (globalThis as { readonly SpeechRecognition?: Partial<RecognitionClass> }).SpeechRecognition;
  return found?.prototype && "processLocally" in found.prototype && found.available && found.install
    ? (found as RecognitionClass)
    : null;
}

/** The tags to ask for, dearest first: the reader's own regions of the language, then its usual one. */
export function tagsOf(language: string, wanted: readonly string[]): readonly string[] {
  const own = wanted.filter((tag) => tag.includes("-") && tag.toLowerCase().split("-")[0] === language);
  return [...new Set([...own, REGIONS[language] ?? language])];
}

/**
 * Whether this device understands a language by itself. Asked only when somebody wants it: a browser without any speech engine (Chromium's headless
 * shell) ends the page that asks.
 */
export async function hearingOf(language: string): Promise<Hearing> {
  const speech = recognitionClass();
  if (!speech) return { name: "missing" };
  let toFetch: string | null = null;
  for (const tag of tagsOf(language, navigator.languages)) {
    const found = await speech.available({ langs: [tag], processLocally: true });
    if (found === "available") return { name: "ready", tag };
    if (found !== "unavailable") toFetch ??= tag;
  }
  return toFetch === null ? { name: "missing" } : { name: "to_fetch", tag: toFetch };
}

/** Has the browser fetch a language. @returns whether it is there now */
export async function fetchLanguage(tag: string): Promise<boolean> {
  return (await recognitionClass()?.install({ langs: [tag], processLocally: true })) ?? false;
}
