import type { Step } from "../flow.ts";

/** What a person can say from where the camera sees all of them. */
export const COMMANDS = ["pause", "go_on", "finish", "pain"] as const;
export type SpokenCommand = (typeof COMMANDS)[number];

/** For each command the ways of saying it, in one language. */
export type CommandWords = Readonly<Record<SpokenCommand, readonly string[]>>;

/** What a command does at this moment. */
export type CommandAction = "pause" | "resume" | "skip_rest" | "accept_view" | "stop" | "stop_pain";

/** Words beside the command itself, at most: "please pause" is meant for us, a sentence with "pause" in it is not. */
const SPARE_WORDS = 2;

/**
 * The words of an utterance as they are compared: small letters, without accents, vowel signs and punctuation.
 */
export function wordsOf(utterance: string): readonly string[] {
  return utterance
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/**
 * The command in an utterance; null where there is none, or so much beside it that it was said to somebody else. Of several,
 * the one with the most words ("stop, it hurts" is about pain).
 */
export function commandIn(utterance: string, words: CommandWords): SpokenCommand | null {
  const heard = wordsOf(utterance);
  let best: { readonly command: SpokenCommand; readonly length: number } | null = null;
  for (const command of COMMANDS)
    for (const phrase of words[command]) {
      const wanted = wordsOf(phrase);
      if (wanted.length === 0 || heard.length > wanted.length + SPARE_WORDS) continue;
      if (contains(heard, wanted) && wanted.length >= (best?.length ?? 0))
        best = { command, length: wanted.length };
    }
  return best?.command ?? null;
}

function contains(heard: readonly string[], wanted: readonly string[]): boolean {
  return heard.some((_, at) => wanted.every((word, index) => heard[at + index] === word));
}

/**
 * What a command does in a step; null for nothing. While somebody exercises, every command but "go on" only pauses: a word
 * misheard must not end a session. What ends it is said again, to the dialog that asks.
 */
export function actionOf(command: SpokenCommand, step: Step["name"]): CommandAction | null {
  switch (step) {
    case "paused":
      return PAUSED[command];
    case "rest":
      return command === "go_on" ? "skip_rest" : "pause";
    case "view_check":
      return command === "go_on" ? "accept_view" : "pause";
    case "calibration":
    case "countdown":
    case "set":
      return command === "go_on" ? null : "pause";
    case "device_check":
    case "pain_before":
    case "summary":
    case "finished":
      return null;
  }
}

const PAUSED = { pause: null, go_on: "resume", finish: "stop", pain: "stop_pain" } as const satisfies Record<
  SpokenCommand,
  CommandAction | null
>;
