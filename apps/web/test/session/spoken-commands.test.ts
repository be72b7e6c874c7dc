import { describe, expect, test } from "vitest";
import { session as ar } from "../../src/i18n/ar/session.ts";
import { session as en } from "../../src/i18n/en/session.ts";
import { session as es } from "../../src/i18n/es/session.ts";
import {
  actionOf,
  commandIn,
  COMMANDS,
  type CommandWords,
} from "../../src/session/spoken-commands/command-words.ts";
import { tagsOf } from "../../src/session/spoken-commands/on-device-speech.ts";

function wordsIn({ commands: { words } }: typeof en | typeof es | typeof ar): CommandWords {
  const ways = (command: keyof typeof words): readonly string[] => words[command].split("|");
  return { pause: ways("pause"), go_on: ways("go_on"), finish: ways("finish"), pain: ways("pain") };
}
const LANGUAGES = { en: wordsIn(en), es: wordsIn(es), ar: wordsIn(ar) };

describe("what is said", () => {
  test.each(Object.entries(LANGUAGES))("every way of saying a command in %s is that command", (_, words) => {
    for (const command of COMMANDS)
      for (const phrase of words[command])
        expect([phrase, commandIn(phrase, words)]).toEqual([phrase, command]);
  });

  test.each([
    ["Pause, please!", "pause"],
    ["okay go on", "go_on"],
    ["Stop. It hurts.", "pain"],
    ["CONTINUE", "go_on"],
    ["", null],
    ["repetition", null],
    // A sentence to somebody else.
    ["I told her to stop by the shop on the way", null],
    // A part of a word is not the word.
    ["unstoppable", null],
    ["painting", null],
  ] as const)("“%s” is %s", (said, command) => {
    expect(commandIn(said, LANGUAGES.en)).toBe(command);
  });

  test("accents and vowel signs do not matter", () => {
    expect(commandIn("continua", LANGUAGES.es)).toBe("go_on");
    expect(commandIn("تَوَقَّف", LANGUAGES.ar)).toBe("pause");
    expect(commandIn("ايقاف", LANGUAGES.ar)).toBe("pause");
  });

  test("what the app itself says is no command of its language, but for the word it asks for", () => {
    for (const [catalogue, words] of [
      [en, LANGUAGES.en],
      [es, LANGUAGES.es],
      [ar, LANGUAGES.ar],
    ] as const)
      for (const said of [
        catalogue.set.doneSpoken,
        catalogue.calibration.holdSpoken,
        catalogue.person.lostSpoken,
        catalogue.view.come_closerSpoken,
      ])
        expect([said, commandIn(said, words)]).toEqual([said, null]);
  });
});

describe("what it does", () => {
  test("while somebody exercises nothing ends: whatever is heard pauses, or does nothing", () => {
    for (const step of ["set", "calibration", "countdown"] as const) {
      expect(COMMANDS.map((command) => actionOf(command, step))).toEqual(["pause", null, "pause", "pause"]);
    }
  });

  test("the pause is left by a word", () => {
    expect(COMMANDS.map((command) => actionOf(command, "paused"))).toEqual([
      null,
      "resume",
      "stop",
      "stop_pain",
    ]);
  });

  test("going on ends a rest and takes the view as it is", () => {
    expect(actionOf("go_on", "rest")).toBe("skip_rest");
    expect(actionOf("go_on", "view_check")).toBe("accept_view");
  });

  test("questions are answered by hand", () => {
    for (const step of ["device_check", "pain_before", "summary", "finished"] as const)
      for (const command of COMMANDS) expect(actionOf(command, step)).toBeNull();
  });
});

test("the reader's own region is asked for before the usual one", () => {
  expect(tagsOf("es", ["es-MX", "es", "en-GB"])).toEqual(["es-MX", "es-ES"]);
  expect(tagsOf("en", ["en-US"])).toEqual(["en-US"]);
});
