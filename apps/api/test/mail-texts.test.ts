import { expect, test } from "vitest";
import { textsOf } from "../src/notices/texts/index.ts";

test("an e-mail is written in the reader's language, in the direction it is read", () => {
  expect(textsOf("es-MX").passwordReset.subject).toBe("Elija una contraseña nueva");
  expect(textsOf("ar").direction).toBe("rtl");
  expect(textsOf("ar").notices.reminder.subject).toMatch(/^\p{Script=Arabic}/u);
});

test("a language without texts reads English", () => {
  expect(textsOf("fi")).toBe(textsOf("en"));
});
