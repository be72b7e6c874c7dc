import { expect, test } from "vitest";
import { commonErrors } from "../../src/suggestions/common-errors.ts";
import { rep } from "../summary/ledger.ts";

const good = rep({ feedback: ["good_rep"] });
const shallow = rep({ counted: false, reason: "too_shallow", feedback: ["go_deeper"] });
const knees = rep({ feedback: ["knees_out"] });
const session = (startedAt: number, ledger: (typeof good)[]) => ({
  patient: "a",
  startedAt,
  ledger,
  range: {},
});

test("counts, shares of all attempts, sessions and the median slope of the shares, in any order of sessions", () => {
  const sessions = [
    session(3, [good, good, good, good]),
    session(1, [shallow, shallow, good, knees]),
    session(2, [shallow, good, good, good]),
    session(4, []),
  ];
  // Shares of ½, ¼ and 0; of ¼, 0 and 0, whose slopes are −¼, −⅛ and 0.
  expect(commonErrors(sessions)).toEqual([
    { kind: "cue", code: "go_deeper", count: 3, share: 0.25, sessions: 2, trend: -0.25 },
    { kind: "refusal", code: "too_shallow", count: 3, share: 0.25, sessions: 2, trend: -0.25 },
    { kind: "cue", code: "knees_out", count: 1, share: 1 / 12, sessions: 1, trend: -0.125 },
  ]);
});

test("two sessions have no trend, none no errors", () => {
  expect(commonErrors([session(1, [shallow]), session(2, [good])]).map(({ trend }) => trend)).toEqual([
    null,
    null,
  ]);
  expect(commonErrors([])).toEqual([]);
});
