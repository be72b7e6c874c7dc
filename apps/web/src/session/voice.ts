import { useEffect, useState } from "react";

/** What is asked of a voice of the browser. */
export type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/**
 * The voice that speaks a language: one of this device, in the reader's own region if there is one. Voices that a browser
 * fetches from its maker are left out, because every sentence would be sent there.
 * @param language of the page ("es")
 * @param wanted the reader's own tags, dearest first ("es-MX", "en")
 * @returns null where this device has none: what would be said is then only written, never read in another language's voice
 */
export function pickVoice<V extends Voice>(
  voices: readonly V[],
  language: string,
  wanted: readonly string[],
): V | null {
  // Android writes es_ES.
  const tag = ({ lang }: Voice): string => lang.replace("_", "-").toLowerCase();
  const able = voices.filter((voice) => voice.localService && tag(voice).split("-")[0] === language);
  const own = wanted
    .map((each) => able.find((voice) => tag(voice) === each.toLowerCase()))
    .find((voice) => voice !== undefined);
  return own ?? able.find((voice) => voice.default) ?? able[0] ?? null;
}

/** `unknown`: the browser has not told its voices (yet); it is then trusted to choose one by the language. */
export function voiceFor(language: string): SpeechSynthesisVoice | "none" | "unknown" {
  const voices = speechSynthesis.getVoices();
  if (voices.length === 0) return "unknown";
  return pickVoice(voices, language, navigator.languages) ?? "none";
}

/** Whether nothing can be said aloud in this language on this device. Rerenders when the browser has found its voices. */
export function useVoiceMissing(language: string): boolean {
  const [, setChanges] = useState(0);
  const isThere = typeof speechSynthesis !== "undefined";
  useEffect(() => {
    if (!isThere) return;
    const again = () => setChanges((count) => count + 1);
    speechSynthesis.addEventListener("voiceschanged", again);
    return () => speechSynthesis.removeEventListener("voiceschanged", again);
  }, [isThere]);
  return !isThere || voiceFor(language) === "none";
}
