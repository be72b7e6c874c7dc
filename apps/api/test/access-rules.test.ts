/** access.ts against the rules as they were written by hand: every question that can be asked, and every rule disabled in turn. */
import { expect, test } from "vitest";
import * as access from "../src/access.ts";
import { allAnswers, expectedAnswers, QUESTIONS } from "./support/access-domain.ts";
import { granted, GRANTS } from "./support/access-grants.ts";
import { accessMutants } from "./support/access-mutants.ts";

test("every question is answered as the rules say", () => {
  const wrong = QUESTIONS.filter((asked) => access.may(...asked) !== granted(...asked));
  expect(wrong).toEqual([]);
  expect(allAnswers(access)).toBe(expectedAnswers(granted));
  expect(QUESTIONS.length).toBeGreaterThan(10_000);
  // Each kind of thing is asked for, and somebody may do something to it.
  for (const kind of Object.keys(GRANTS))
    expect({ kind, ok: QUESTIONS.some((asked) => asked[2].kind === kind && granted(...asked)) }).toEqual({
      kind,
      ok: true,
    });
});

test("each condition of access.ts switched off, either way, gives an answer that the rules do not", async () => {
  const rules = expectedAnswers(granted);
  const unnoticed: string[] = [];
  const mutants = accessMutants();
  for (const { name, load } of mutants) if (allAnswers(await load()) === rules) unnoticed.push(name);
  expect(mutants.length).toBeGreaterThan(150);
  expect(unnoticed).toEqual([]);
});
