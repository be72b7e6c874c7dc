import { expect, test } from "vitest";
import { pickVoice, type Voice } from "../../src/session/voice.ts";

const voice = (lang: string, localService = true, isDefault = false): Voice => ({
  lang,
  localService,
  default: isDefault,
});

test("the reader's own region speaks before another one", () => {
  const voices = [voice("en-US", true, true), voice("es-ES"), voice("es_MX")];
  expect(pickVoice(voices, "es", ["es-MX", "en"])?.lang).toBe("es_MX");
  expect(pickVoice(voices, "es", ["en-GB"])?.lang).toBe("es-ES");
});

test("no sentence is given to a voice that its maker would have to speak", () => {
  expect(pickVoice([voice("ar-SA", false), voice("en-US")], "ar", ["ar"])).toBeNull();
});

test("another language's voice reads nothing", () => {
  expect(pickVoice([voice("en-US", true, true)], "es", ["es", "en-US"])).toBeNull();
});
